package com.tabagent.lmstudio.application.port.in;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.exchange.Place;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.UpstreamAnswer;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import java.time.Duration;
import java.util.Map;

/// Carries a request to LM Studio and its answer back.
public interface Relay {

  /// Blocks until the answer is whole. If the server is down it is started first, unless the user
  /// does not want that. Requests of one model are sent in the order of their places.
  ///
  /// @param place where the request stands in the line of its model; it is put at the end if it
  ///   stands nowhere yet, and given up in any case
  /// @param sink takes the events of a stream, in order, on the calling thread; while it blocks,
  ///   the server waits
  /// @throws com.tabagent.lmstudio.domain.exchange.UpstreamRefusal if the server answered with an
  ///   error
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException for everything else, with the
  ///   codes of a start, and BUSY, SERVER_DOWN, NOT_LM_STUDIO, UPSTREAM_STALLED and
  ///   UPSTREAM_INTERRUPTED (in a stream with the detail `chunks`), RESULT_TOO_LARGE, CANCELLED
  Result relay(ProxyRequest request, Place place, Sink sink, Cancellation cancellation);

  /// The same for a request that has no place yet.
  default Result relay(ProxyRequest request, Sink sink, Cancellation cancellation) {
    return relay(request, new Place(), sink, cancellation);
  }

  /// What came of a relayed request.
  ///
  /// @param answer without a body if it was streamed
  /// @param chunks how many events were streamed
  record Result(UpstreamAnswer answer, long chunks) {}

  /// Takes what comes before the end.
  interface Sink {

    /// The server has to be started first, and that goes on.
    void starting(Duration elapsed);

    /// Nothing has come for a while, and the request is alive. Only where the request is streamed;
    /// called by a thread of its own, and never while another method of this sink runs for long.
    ///
    /// @param elapsed how long this phase, or the silence in it, has lasted
    default void waiting(WaitPhase phase, Duration elapsed) {}

    /// The answer is a stream, and this is its head.
    void opened(int httpStatus, Map<String, String> headers);

    void chunk(ExchangeEvent.Chunk chunk);
  }
}
