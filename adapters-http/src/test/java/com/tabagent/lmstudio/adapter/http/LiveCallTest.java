package com.tabagent.lmstudio.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.InferenceGateway.Progress;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A call is held on to as long as there is something to end, and no longer.
@Timeout(60)
class LiveCallTest {
  private final Cancellation cancellation = new Cancellation();
  private int port;

  @BeforeEach
  void aPortWithNobodyBehindIt() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
  }

  private Call call() {
    return new OkHttpClient()
        .newCall(new Request.Builder().url("http://127.0.0.1:" + port + "/").build());
  }

  private LiveCall live(Call call) {
    return new LiveCall(
        new Endpoint("127.0.0.1", port),
        call,
        new Silence(RelayTimeouts.DEFAULT, Progress.SILENT),
        Progress.SILENT,
        List.of(cancellation));
  }

  @Test
  void whatHasFailedIsNotEndedAgain() {
    Call call = call();
    Expect.failure(FailureCode.SERVER_DOWN, live(call)::execute);

    cancellation.cancel();

    assertThat(call.isCanceled()).isFalse();
  }

  @Test
  void closingEndsTheCall() {
    Call call = call();

    live(call).close();

    assertThat(call.isCanceled()).isTrue();
  }
}
