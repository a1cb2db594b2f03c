package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.InferenceGateway.Progress;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Answer;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.End;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Servers that fall silent, at each place where they can. Each limit that must end a call is short
/// here, and each that must not is long.
@Timeout(60)
class StallTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String STREAM_HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final ProxyRequest POST =
      ProxyRequest.post(Operation.EMBEDDINGS, JsonPayload.of("{\"input\":\"x\"}"));
  private static final ProxyRequest STREAMED = OkHttpInferenceGatewayTest.streamed("{}");

  private final Servers servers = new Servers();
  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch gone = new CountDownLatch(1);
  private OkHttpInferenceGateway gateway = patient(LONG, LONG, LONG);

  private static OkHttpInferenceGateway patient(
      Duration connect, Duration first, Duration between) {
    Duration atMost =
        connect.compareTo(Duration.ofMinutes(1)) > 0 ? Duration.ofMinutes(1) : connect;
    return new OkHttpInferenceGateway(
        HttpSettings.defaults().withRelayTimeouts(new RelayTimeouts(atMost, first, between)));
  }

  @AfterEach
  void close() {
    gateway.close();
    servers.close();
  }

  @Test
  void aServerThatTakesNoConnection() throws IOException {
    gateway = patient(SHORT, LONG, LONG);
    var fillers = new ArrayList<Socket>();
    try (var full = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var endpoint = new Endpoint("127.0.0.1", full.getLocalPort());
      fill(full, fillers);
      Failure failure = stalled(() -> gateway.open(endpoint, POST, cancellation));
      assertThat(failure.details())
          .containsEntry("phase", "connect")
          .containsEntry("elapsed_ms", 200L);
      assertThat(failure.remedy()).isPresent();
    } finally {
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  @Test
  void aConnectionThatIsNotTakenCanBeCalledOff() throws Exception {
    var fillers = new ArrayList<Socket>();
    try (var full = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var endpoint = new Endpoint("127.0.0.1", full.getLocalPort());
      fill(full, fillers);
      Thread caller = Thread.currentThread();
      Thread canceller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    awaitConnecting(caller);
                    cancellation.cancel();
                  });
      LmStudioException calledOff =
          catchThrowableOfType(
              LmStudioException.class, () -> gateway.open(endpoint, POST, cancellation));

      assertThat(calledOff.failure().code()).isEqualTo(FailureCode.CANCELLED);
      canceller.join();
    } finally {
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  private static void awaitConnecting(Thread caller) {
    while (Stream.of(caller.getStackTrace()).noneMatch(StallTest::connects)) {
      Thread.onSpinWait();
    }
  }

  private static boolean connects(StackTraceElement frame) {
    return frame.getClassName().equals("sun.nio.ch.NioSocketImpl")
        && frame.getMethodName().equals("connect");
  }

  /// Connects until the queue of a listener that accepts nobody is full.
  private static void fill(ServerSocket full, List<Socket> fillers) throws IOException {
    try {
      while (fillers.size() < 100) {
        var socket = new Socket();
        fillers.add(socket);
        socket.connect(full.getLocalSocketAddress(), 200);
      }
    } catch (SocketTimeoutException isFull) {
      return;
    }
    throw new IOException("the queue has no end");
  }

  @Test
  void aServerThatTakesTheRequestAndDoesNotAnswer() throws Exception {
    gateway = patient(LONG, SHORT, LONG);
    var endpoint = servers.doing(socket -> say(socket, ""));

    Failure failure = stalled(() -> gateway.open(endpoint, POST, cancellation));

    assertThat(failure.details())
        .containsEntry("phase", "first_byte")
        .containsEntry("elapsed_ms", 200L);
    gone.await();
  }

  @Test
  void aStreamThatHasAHeadAndNoEvent() throws Exception {
    gateway = patient(LONG, SHORT, LONG);
    var endpoint = servers.doing(socket -> say(socket, STREAM_HEAD));

    try (var exchange = gateway.open(endpoint, STREAMED, cancellation)) {
      assertThat(stalled(exchange::next).details()).containsEntry("phase", "first_byte");
      gone.await();
    }
  }

  @Test
  void aStreamThatStopsBetweenTwoEvents() throws Exception {
    gateway = patient(LONG, LONG, SHORT);
    var endpoint = servers.doing(socket -> say(socket, STREAM_HEAD + chunk("data: 1\n\n")));

    try (var exchange = gateway.open(endpoint, STREAMED, cancellation)) {
      assertThat(exchange.next()).isInstanceOf(Chunk.class);
      assertThat(stalled(exchange::next).details()).containsEntry("phase", "between_bytes");
      gone.await();
    }
  }

  /// What the caller hears while it waits, and what the stall says in the end, is the same.
  @Test
  void aCommentBeforeTheFirstEventBeginsTheAnswer() throws Exception {
    gateway = patient(LONG, LONG, SHORT);
    var endpoint = servers.doing(socket -> say(socket, STREAM_HEAD + chunk(": loading\n\n")));
    var phases = new ArrayList<WaitPhase>();

    try (var exchange = gateway.open(endpoint, STREAMED, hearing(phases), cancellation)) {
      assertThat(phases).containsExactly(WaitPhase.FIRST_BYTE);
      assertThat(stalled(exchange::next).details()).containsEntry("phase", "between_bytes");
      assertThat(phases).containsExactly(WaitPhase.FIRST_BYTE, WaitPhase.BETWEEN_BYTES);
      gone.await();
    }
  }

  private static Progress hearing(List<WaitPhase> phases) {
    return new Progress() {
      @Override
      public void entered(WaitPhase phase) {
        phases.add(phase);
      }

      @Override
      public void sent() {}
    };
  }

  @Test
  void anAnswerThatStopsInTheMiddle() throws Exception {
    gateway = patient(LONG, LONG, SHORT);
    var endpoint =
        servers.doing(socket -> say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\""));

    try (var exchange = gateway.open(endpoint, POST, cancellation)) {
      assertThat(stalled(exchange::next).details()).containsEntry("phase", "between_bytes");
      gone.await();
    }
  }

  /// The pauses are far below the limit, all of them together above it.
  @Test
  void commentsProveLife() throws IOException {
    gateway = patient(LONG, LONG, Duration.ofSeconds(2));
    var endpoint =
        servers.doing(
            socket -> {
              RawServer.readRequest(socket);
              OutputStream out = socket.getOutputStream();
              out.write((STREAM_HEAD + chunk("data: 1\n\n")).getBytes(UTF_8));
              for (int i = 0; i < 25; i++) {
                Thread.sleep(100);
                out.write(chunk(": still here\n\n").getBytes(UTF_8));
              }
              out.write(chunk("data: [DONE]\n\n").getBytes(UTF_8));
            });

    try (var exchange = gateway.open(endpoint, STREAMED, cancellation)) {
      assertThat(exchange.next()).isInstanceOf(Chunk.class);
      assertThat(exchange.next()).isEqualTo(new End(true));
    }
  }

  @Test
  void aReaderThatTakesItsTimeIsNoStall() throws Exception {
    gateway = patient(LONG, SHORT, SHORT);
    var endpoint = servers.saying(STREAM_HEAD + chunk("data: 1\n\n") + chunk("data: [DONE]\n\n"));

    try (var exchange = gateway.open(endpoint, STREAMED, cancellation)) {
      Thread.sleep(SHORT.multipliedBy(3));
      assertThat(exchange.next()).isInstanceOf(Chunk.class);
      Thread.sleep(SHORT.multipliedBy(3));
      assertThat(exchange.next()).isEqualTo(new End(true));
    }
  }

  @Test
  void anAnswerInTimeIsNoStall() {
    gateway = patient(LONG, Duration.ofSeconds(20), Duration.ofSeconds(20));
    var endpoint = servers.saying(RawServer.json(200, "{}"));

    try (var exchange = gateway.open(endpoint, POST, cancellation)) {
      assertThat(exchange.next()).isInstanceOf(Answer.class);
    }
  }

  /// Reads the request, says this, and then nothing more until the client has left.
  private void say(Socket socket, String beginning) throws IOException {
    RawServer.readRequest(socket);
    socket.getOutputStream().write(beginning.getBytes(UTF_8));
    try {
      while (socket.getInputStream().read() >= 0) {}
    } finally {
      gone.countDown();
    }
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  private static Failure stalled(ThrowingCallable call) {
    Failure failure = catchThrowableOfType(LmStudioException.class, call).failure();
    assertThat(failure.code()).isEqualTo(FailureCode.UPSTREAM_STALLED);
    return failure;
  }
}
