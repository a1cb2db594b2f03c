package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.application.port.out.InferenceGateway.Progress;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import okio.Timeout;

/// How long the server may say nothing in each phase of one call, and in which phase the call is.
/// For one thread.
final class Silence {
  private final RelayTimeouts timeouts;
  private final Progress progress;
  private WaitPhase phase = WaitPhase.CONNECT;
  private Optional<Socket> socket = Optional.empty();

  /// @param progress hears of each phase that is entered
  Silence(RelayTimeouts timeouts, Progress progress) {
    this.timeouts = timeouts;
    this.progress = progress;
  }

  /// The connection that the call has got.
  void on(Socket connection) {
    socket = Optional.of(connection);
  }

  /// The connection is there, and the client keeps the limit on the first byte by itself.
  void connected() {
    enter(WaitPhase.FIRST_BYTE);
  }

  /// Something of the answer's body has come. From now on the socket keeps the limit, in the read
  /// itself: the client's own clock would wake a second thread at every event of a stream.
  ///
  /// @param reading the client's limit, which ends here
  void broken(Timeout reading) {
    enter(WaitPhase.BETWEEN_BYTES);
    var _ = reading.clearTimeout();
    socket.ifPresent(this::limit);
  }

  private void enter(WaitPhase next) {
    phase = next;
    progress.entered(next);
  }

  private void limit(Socket connection) {
    try {
      connection.setSoTimeout((int) timeouts.betweenBytes().toMillis());
    } catch (SocketException closed) {
      // Whoever reads from it next is told so.
    }
  }

  LmStudioException stalled(IOException cause) {
    Duration limit = limit();
    return new LmStudioException(
        Failure.of(
                FailureCode.UPSTREAM_STALLED,
                words(limit),
                Remedy.advice(
                    "Look into LM Studio whether the model still works; if not, eject it there and"
                        + " ask again."))
            .with("phase", phase.wireName())
            .with("elapsed_ms", limit.toMillis()),
        cause);
  }

  private Duration limit() {
    return switch (phase) {
      case QUEUE, CONNECT -> timeouts.connect();
      case FIRST_BYTE -> timeouts.firstByte();
      case BETWEEN_BYTES -> timeouts.betweenBytes();
    };
  }

  private String words(Duration limit) {
    return switch (phase) {
      case QUEUE, CONNECT ->
          "LM Studio did not take the connection for " + limit.toMillis() + " ms.";
      case FIRST_BYTE -> "LM Studio did not begin to answer for " + limit.toMillis() + " ms.";
      case BETWEEN_BYTES ->
          "LM Studio stopped in the middle of its answer, and said nothing for "
              + limit.toMillis()
              + " ms.";
    };
  }
}
