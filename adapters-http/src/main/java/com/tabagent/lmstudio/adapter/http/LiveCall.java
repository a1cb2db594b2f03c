package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;
import java.util.List;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/// A call that a cancellation can end at any moment, and that knows whether anything of it has
/// reached the server.
final class LiveCall implements AutoCloseable {
  private final Endpoint endpoint;
  private final Call call;
  private final List<Cancellation.Registration> registrations;
  private final SendWatch sending = new SendWatch();

  /// Cancelled at once if the request has been called off already.
  ///
  /// @param cancellations any of which ends the call
  LiveCall(Endpoint endpoint, Call call, List<Cancellation> cancellations) {
    this.endpoint = endpoint;
    this.call = call;
    call.addEventListener(sending);
    this.registrations =
        cancellations.stream().map(cancellation -> cancellation.onCancel(call::cancel)).toList();
  }

  /// Blocks until the head of the answer is there.
  ///
  /// @throws LmStudioException with SERVER_DOWN, UPSTREAM_INTERRUPTED, CANCELLED; the call is
  ///   closed then
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
    return sending.begun
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

  /// Notes the moment from which a failure is no longer one of connecting.
  private static final class SendWatch extends EventListener {
    private volatile boolean begun;

    @Override
    public void requestHeadersStart(Call call) {
      begun = true;
    }
  }
}
