package com.tabagent.lmstudio.bootstrap.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.FakePacer;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PracticeServerTest {
  private static final Duration PAUSE = Duration.ofMillis(3);

  private final FakePacer time = new FakePacer();
  private PracticeServer server;
  private Thread serving;

  @BeforeEach
  void serveTwoEvents() throws IOException {
    server = new PracticeServer(2, PAUSE, time);
    serving = Thread.ofPlatform().daemon().start(server);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void theWholeStreamComesInOrder() throws IOException {
    try (Socket client = connect()) {
      passOnAll();
      String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer)
          .startsWith("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n")
          .endsWith("data: [DONE]\n\n\r\n0\r\n\r\n")
          .containsPattern("(?s)\"chat.completion.chunk\".*\"chat.completion.chunk\"");
      assertThat(answer.split("\"chat.completion.chunk\"", -1)).hasSize(3);
      assertThat(time.now()).as("two events and the end").isEqualTo(PAUSE.multipliedBy(3));
    }
  }

  @Test
  void anEventWaitsUntilWhatWasSentIsPassedOn() throws IOException {
    try (Socket client = connect()) {
      readUntil(client, "close\r\n\r\n");
      assertNothingComes(client);
      server.passedOn();
      readUntil(client, "}]}\n\n\r\n");
      assertNothingComes(client);
      server.passedOn();
      readUntil(client, "}]}\n\n\r\n");
      assertNothingComes(client);
      server.passedOn();
      readUntil(client, "[DONE]\n\n\r\n0\r\n\r\n");
    }
  }

  @Test
  void thereIsNoSecondRequest() throws IOException, InterruptedException {
    connect().close();
    passOnAll();
    serving.join(Duration.ofSeconds(10));

    assertThat(serving.isAlive()).isFalse();
    assertThatExceptionOfType(IOException.class).isThrownBy(this::connect);
  }

  @Test
  void onceItIsClosedNobodyComesIn() throws IOException {
    server.close();

    assertThatExceptionOfType(IOException.class).isThrownBy(this::connect);
  }

  @Test
  void onlyThisMachineReachesIt() {
    assertThat(endpoint().host()).isEqualTo("127.0.0.1");
    assertThat(endpoint().port()).isPositive();
  }

  private void passOnAll() {
    for (int sent = 0; sent < 3; sent++) {
      server.passedOn();
    }
  }

  private Endpoint endpoint() {
    return server.reach(_ -> {}, new Cancellation());
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.ofLiteral(endpoint().host()), endpoint().port());
  }

  private static void readUntil(Socket client, String end) throws IOException {
    var read = new StringBuilder();
    while (!read.toString().endsWith(end)) {
      int next = client.getInputStream().read();
      assertThat(next).as("after '%s'", read).isNotNegative();
      read.append((char) next);
    }
  }

  private static void assertNothingComes(Socket client) throws IOException {
    client.setSoTimeout(50);
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> client.getInputStream().read());
    client.setSoTimeout(0);
  }
}
