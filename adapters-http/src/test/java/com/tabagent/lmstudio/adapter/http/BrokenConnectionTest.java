package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.InferenceGateway.Exchange;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Answer;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.End;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections that end before the answer does, by whoever's doing.
@Timeout(30)
class BrokenConnectionTest {
  private static final String STREAM_HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final ProxyRequest POST =
      ProxyRequest.post(Operation.EMBEDDINGS, JsonPayload.of("{\"input\":\"x\"}"));
  private static final ProxyRequest STREAMED = OkHttpInferenceGatewayTest.streamed("{}");

  private final OkHttpInferenceGateway gateway =
      new OkHttpInferenceGateway(HttpSettings.defaults().withLargestEvent(100));
  private final Cancellation cancellation = new Cancellation();

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void whereNobodyListensNothingHasBeenSent() throws IOException {
    var nowhere = SocketServerProbeTest.freeEndpoint();
    assertFails(() -> gateway.open(nowhere, POST, cancellation), FailureCode.SERVER_DOWN);
  }

  /// A server that is restarted drops connections which it had promised to keep. A request on one
  /// of those would be lost, and nobody could tell whether it had been acted upon.
  @Test
  void aPostIsNotLostToAConnectionThatTheServerHasDropped() throws IOException {
    var dropped = new CountDownLatch(1);
    try (var server =
        new RawServer(
            socket -> {
              RawServer.readRequest(socket);
              socket.getOutputStream().write(RawServer.json(200, "{}").getBytes(UTF_8));
              socket.close();
              dropped.countDown();
            })) {
      for (int i = 1; i <= 3; i++) {
        try (var exchange = gateway.open(server.endpoint(), POST, cancellation)) {
          assertThat(exchange.next()).isInstanceOf(Answer.class);
        }
        await(dropped);
        assertThat(server.connections()).isEqualTo(i);
      }
    }
  }

  @Test
  void aServerThatTakesTheRequestAndGoesMayHaveActedOnIt() throws IOException {
    try (var server = new RawServer(RawServer::readRequest)) {
      assertFails(
          () -> gateway.open(server.endpoint(), POST, cancellation),
          FailureCode.UPSTREAM_INTERRUPTED);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\":",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"a\":",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n"
      })
  void anAnswerThatBreaksOffIsInterrupted(String answer) throws IOException {
    try (var server = RawServer.saying(answer);
        var exchange = gateway.open(server.endpoint(), POST, cancellation)) {
      assertFails(exchange::next, FailureCode.UPSTREAM_INTERRUPTED);
    }
  }

  @Test
  void anEventBeyondTheLimitEndsTheStream() throws IOException {
    String event = "data: \"" + "x".repeat(99) + "\"\n\n";
    try (var server = RawServer.saying(STREAM_HEAD + chunk("data: 1\n\n") + chunk(event));
        var exchange = gateway.open(server.endpoint(), STREAMED, cancellation)) {
      assertThat(exchange.next()).isInstanceOf(Chunk.class);
      assertFails(exchange::next, FailureCode.RESULT_TOO_LARGE);
    }
  }

  @Test
  void cancellingWhileTheModelThinksClosesTheConnection() throws Exception {
    var asked = new CountDownLatch(1);
    var gone = new CountDownLatch(1);
    try (var server =
        new RawServer(
            socket -> {
              RawServer.readRequest(socket);
              asked.countDown();
              awaitEnd(socket, gone);
            })) {
      Thread canceller =
          Thread.startVirtualThread(
              () -> {
                await(asked);
                cancellation.cancel();
              });
      assertFails(
          () -> gateway.open(server.endpoint(), STREAMED, cancellation), FailureCode.CANCELLED);
      await(gone);
      canceller.join();
    }
  }

  @Test
  void cancellingBetweenTwoEventsClosesTheConnection() throws Exception {
    var gone = new CountDownLatch(1);
    try (var server = stalling(gone);
        var exchange = gateway.open(server.endpoint(), STREAMED, cancellation)) {
      assertThat(exchange.next()).isInstanceOf(Chunk.class);
      cancellation.cancel();
      await(gone);
      assertFails(exchange::next, FailureCode.CANCELLED);
    }
  }

  @Test
  void closingInTheMiddleClosesTheConnectionAtOnce() throws Exception {
    var gone = new CountDownLatch(1);
    try (var server = stalling(gone)) {
      Exchange exchange = gateway.open(server.endpoint(), STREAMED, cancellation);
      assertThat(exchange.next()).isInstanceOf(Chunk.class);
      exchange.close();
      await(gone);
      // What has been closed has nothing left to cancel.
      cancellation.cancel();
    }
  }

  @Test
  void closingTheGatewayEndsWhatIsUnderWayAndWhatStillComes() throws Exception {
    var gone = new CountDownLatch(1);
    try (var server = stalling(gone);
        var exchange = gateway.open(server.endpoint(), STREAMED, cancellation)) {
      assertThat(exchange.next()).isInstanceOf(Chunk.class);
      gateway.close();
      await(gone);
      assertFails(exchange::next, FailureCode.CANCELLED);
      assertFails(
          () -> gateway.open(server.endpoint(), STREAMED, cancellation), FailureCode.CANCELLED);
    }
  }

  @Test
  void aWholeStreamEndsWithoutWaitingForTheServerToHangUp() throws Exception {
    var gone = new CountDownLatch(1);
    try (var server =
        new RawServer(
            socket -> {
              RawServer.readRequest(socket);
              String events = chunk("data: 1\n\n") + chunk("data: [DONE]\n\n");
              socket.getOutputStream().write((STREAM_HEAD + events).getBytes(UTF_8));
              awaitEnd(socket, gone);
            })) {
      Exchange exchange = gateway.open(server.endpoint(), STREAMED, cancellation);
      assertThat(exchange.next()).isInstanceOf(Chunk.class);
      assertThat(exchange.next()).isEqualTo(new End(true));
      exchange.close();
      await(gone);
    }
  }

  /// Sends one event, then nothing, and notices when the client leaves.
  private static RawServer stalling(CountDownLatch gone) throws IOException {
    return new RawServer(
        socket -> {
          RawServer.readRequest(socket);
          socket.getOutputStream().write((STREAM_HEAD + chunk("data: 1\n\n")).getBytes(UTF_8));
          awaitEnd(socket, gone);
        });
  }

  private static void awaitEnd(Socket socket, CountDownLatch gone) {
    try {
      while (socket.getInputStream().read() >= 0) {}
    } catch (IOException reset) {
      // That is an end, too.
    }
    gone.countDown();
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static void assertFails(ThrowingCallable call, FailureCode code) {
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(call)
        .satisfies(thrown -> assertThat(thrown.failure().code()).isEqualTo(code));
  }
}
