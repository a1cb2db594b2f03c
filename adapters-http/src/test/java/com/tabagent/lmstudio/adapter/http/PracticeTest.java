package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.End;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A gateway that reaches nobody.
@Timeout(30)
class PracticeTest {
  private static final String CHAT = "/v1/chat/completions";

  /// A server that is asked after all, and does not answer, is not waited for.
  private static final HttpSettings SETTINGS =
      HttpSettings.defaults()
          .withRelayTimeouts(
              new RelayTimeouts(
                  Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));

  private static final ProxyRequest REQUEST =
      new ProxyRequest(
          Operation.of("POST", CHAT).orElseThrow(),
          CHAT,
          Optional.of(JsonPayload.of("{\"secret\":1}")),
          true);

  @Test
  void aStreamOfAsManyEventsAsWantedComesToItsEnd() {
    try (var gateway = OkHttpInferenceGateway.practising(SETTINGS, 3);
        var exchange = gateway.open(Endpoint.DEFAULT, REQUEST, new Cancellation())) {
      assertThat(exchange.httpStatus()).isEqualTo(200);
      assertThat(exchange.streams()).isTrue();
      for (int i = 0; i < 3; i++) {
        ExchangeEvent event = exchange.next();
        assertThat(event).isInstanceOf(Chunk.class);
        assertThat(((Chunk) event).data().text()).contains("\"object\":\"chat.completion.chunk\"");
      }
      assertThat(exchange.next()).isEqualTo(new End(true));
    }
  }

  @Test
  void nothingIsSentToAServerThatListens() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        var gateway = OkHttpInferenceGateway.practising(SETTINGS, 1);
        var exchange =
            gateway.open(
                new Endpoint("127.0.0.1", server.getLocalPort()), REQUEST, new Cancellation())) {
      assertThat(exchange.next()).isInstanceOf(Chunk.class);
      server.setSoTimeout(50);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
    }
  }

  @Test
  void itsSocketCanBeReadByteByByte() throws IOException {
    try (var socket = new PracticeSocket(1)) {
      String all = new String(socket.getInputStream().readAllBytes(), UTF_8);
      try (var again = new PracticeSocket(1)) {
        var bytes = new StringBuilder();
        for (int next = again.getInputStream().read();
            next >= 0;
            next = again.getInputStream().read()) {
          bytes.append((char) next);
        }
        assertThat(bytes).hasToString(all);
      }
      assertThat(all).startsWith("HTTP/1.1 200 OK").endsWith("data: [DONE]\n\n\r\n0\r\n\r\n");
    }
  }
}
