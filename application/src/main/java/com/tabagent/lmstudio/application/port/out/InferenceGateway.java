package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.util.Map;

/// The way to LM Studio's HTTP interface. Bodies go through byte for byte in both directions.
public interface InferenceGateway {

  /// Sends a request and blocks until the head of the answer is there, however long the model
  /// thinks.
  ///
  /// @param progress hears how far the request has come, on the calling thread, also while the
  ///   exchange is asked for events
  /// @param cancellation closes the connection, from any thread
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with SERVER_DOWN if nobody
  ///   listens (nothing has been sent then), UPSTREAM_STALLED if the server says nothing for too
  ///   long (with the details `phase` and `elapsed_ms`), UPSTREAM_INTERRUPTED if the connection
  ///   breaks, CANCELLED if it was called off
  Exchange open(
      Endpoint endpoint, ProxyRequest request, Progress progress, Cancellation cancellation);

  /// The same for those who do not want to know how far it has come.
  default Exchange open(Endpoint endpoint, ProxyRequest request, Cancellation cancellation) {
    return open(endpoint, request, Progress.SILENT, cancellation);
  }

  /// Hears how far a request has come.
  interface Progress {
    Progress SILENT =
        new Progress() {
          @Override
          public void entered(WaitPhase phase) {}

          @Override
          public void sent() {}
        };

    /// What the request waits for from now on: FIRST_BYTE once there is a connection, BETWEEN_BYTES
    /// once anything of the answer's body has come, comments included. A stall names the phase that
    /// was entered last; before any, it is CONNECT.
    void entered(WaitPhase phase);

    /// The whole request has been handed to the network.
    void sent();
  }

  /// A request under way. Whoever opened it closes it.
  interface Exchange extends AutoCloseable {

    int httpStatus();

    /// Lower-case names; those that a caller may need.
    Map<String, String> headers();

    /// Whether the answer is a stream of events.
    boolean streams();

    /// Blocks until the next event. Nothing is read ahead: who does not ask makes the server wait.
    /// After the last event (see [ExchangeEvent]) it must not be asked again.
    ///
    /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException as [InferenceGateway#open];
    ///   RESULT_TOO_LARGE if an answer or one event of a stream exceeds what the gateway takes in
    ExchangeEvent next();

    /// Closes the connection unless the answer was read to its end. Does not wait for the server.
    @Override
    void close();
  }
}
