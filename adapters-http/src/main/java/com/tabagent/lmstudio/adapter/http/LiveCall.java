package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.InferenceGateway.Progress;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;

/// A call that a cancellation can end at any moment, and that knows how far it has come: whether
/// anything of it has reached the server, and what it waits for.
final class LiveCall implements AutoCloseable {
  private final Endpoint endpoint;
  private final Call call;
  private final List<Cancellation.Registration> registrations;
  private final Silence silence;
  private final Steps steps;

  /// Cancelled at once if the request has been called off already.
  ///
  /// @param cancellations any of which ends the call
  LiveCall(
      Endpoint endpoint,
      Call call,
      Silence silence,
      Progress progress,
      List<Cancellation> cancellations) {
    this.endpoint = endpoint;
    this.call = call;
    this.silence = silence;
    this.steps = new Steps(silence, progress);
    call.addEventListener(steps);
    this.registrations =
        cancellations.stream().map(cancellation -> cancellation.onCancel(call::cancel)).toList();
  }

  /// Blocks until the head of the answer is there.
  ///
  /// @throws LmStudioException with SERVER_DOWN, UPSTREAM_STALLED, UPSTREAM_INTERRUPTED, CANCELLED;
  ///   the call is closed then
  Response execute() {
    try {
      return call.execute();
    } catch (IOException broken) {
      release();
      throw failure(broken);
    }
  }

  LmStudioException failure(IOException broken) {
    if (call.isCanceled()) {
      return GatewayFailures.cancelled(broken);
    }
    if (broken instanceof SocketTimeoutException) {
      return silence.stalled(broken);
    }
    return steps.sending
        ? GatewayFailures.interrupted(broken)
        : GatewayFailures.serverDown(endpoint, broken);
  }

  /// Ends the call where it still runs.
  @Override
  public void close() {
    release();
    call.cancel();
  }

  private void release() {
    registrations.forEach(Cancellation.Registration::close);
  }

  /// Hears of each step, on the thread of the call.
  private static final class Steps extends EventListener {
    private final Silence silence;
    private final Progress progress;
    private boolean sending;

    private Steps(Silence silence, Progress progress) {
      this.silence = silence;
      this.progress = progress;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
      silence.on(connection.socket());
    }

    /// From here on a failure is no longer one of connecting.
    @Override
    public void requestHeadersStart(Call call) {
      sending = true;
      silence.connected();
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
      if (request.body() == null) {
        progress.sent();
      }
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
      progress.sent();
    }
  }
}
