package com.tabagent.lmstudio.application.port.in;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.UpstreamAnswer;
import java.time.Duration;
import java.util.Map;

/// Carries a request to LM Studio and its answer back.
public interface Relay {

  /// Blocks until the answer is whole. If the server is down it is started first, unless the user
  /// does not want that.
  ///
  /// @param sink takes the events of a stream, in order, on the calling thread; while it blocks,
  ///   the server waits
  /// @throws com.tabagent.lmstudio.domain.exchange.UpstreamRefusal if the server answered with an
  ///   error
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException for everything else, with the
  ///   codes of a start, and SERVER_DOWN, NOT_LM_STUDIO, UPSTREAM_INTERRUPTED (with the detail
  ///   `chunks`), RESULT_TOO_LARGE, CANCELLED
  Result relay(ProxyRequest request, Sink sink, Cancellation cancellation);

  /// What came of a relayed request.
  ///
  /// @param answer without a body if it was streamed
  /// @param chunks how many events were streamed
  record Result(UpstreamAnswer answer, long chunks) {}

  /// Takes what comes before the end.
  interface Sink {

    /// The server has to be started first, and that goes on.
    void starting(Duration elapsed);

    /// The answer is a stream, and this is its head.
    void opened(int httpStatus, Map<String, String> headers);

    void chunk(ExchangeEvent.Chunk chunk);
  }
}
