package com.tabagent.lmstudio.bootstrap.practice;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.exchange.Upstream;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning.Progress;
import com.tabagent.lmstudio.application.port.out.Pacer;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A server for one request. Whatever is asked, it answers with a stream that says nothing, in the
/// pieces in which LM Studio's server writes one, and takes no second request. Only this machine
/// reaches it.
///
/// An event is not sent before the one before it has been passed on, so that whoever reads has to
/// wait for each, as for a model's tokens.
final class PracticeServer implements Upstream, Runnable, AutoCloseable {

  /// How long it waits for the other side before it gives up.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int LONGEST_REQUEST = 8_192;

  private static final byte[] HEAD =
      bytes(
          """
          HTTP/1.1 200 OK\r
          Content-Type: text/event-stream\r
          Transfer-Encoding: chunked\r
          Connection: close\r
          \r
          """);

  private static final byte[] EVENT =
      chunk(
          """
          data: {"id":"chatcmpl-practice","object":"chat.completion.chunk","created":1,\
          "model":"practice","system_fingerprint":"practice","choices":[{"index":0,\
          "delta":{"role":"assistant","content":"word"},"logprobs":null,"finish_reason":null}]}

          """);

  private static final byte[] END = bytes("e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n");

  private final int events;
  private final Duration pause;
  private final Pacer pacer;
  private final ServerSocket listening;
  private final Semaphore passedOn = new Semaphore(0);

  /// Listens from now on, on a port that is free.
  ///
  /// @param events how many the stream has
  /// @param pause between what has been passed on and what is sent next
  PracticeServer(int events, Duration pause, Pacer pacer) throws IOException {
    this.events = events;
    this.pause = pause;
    this.pacer = pacer;
    listening = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
  }

  @Override
  public Endpoint reach(Progress progress, Cancellation cancellation) {
    return new Endpoint("127.0.0.1", listening.getLocalPort());
  }

  @Override
  public void forget() {
    // It stays where it is.
  }

  /// What was sent last, the head or an event, has come out at the other end.
  void passedOn() {
    passedOn.release();
  }

  /// Serves the one request. Blocks until the other end closes the connection, or neither comes nor
  /// reads for two seconds; a stream that breaks off is noticed there.
  @Override
  public void run() {
    try (listening) {
      listening.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      try (Socket reader = listening.accept()) {
        stream(reader);
      }
    } catch (IOException gone) {
      // Whoever reads finds the stream broken, and says so.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void stream(Socket reader) throws IOException, InterruptedException {
    reader.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    reader.setTcpNoDelay(true);
    InputStream request = reader.getInputStream();
    OutputStream answer = reader.getOutputStream();
    answer.write(HEAD);
    for (int sent = 0; sent <= events && isPassedOn(); sent++) {
      pacer.pause(pause);
      answer.write(sent < events ? EVENT : END);
    }
    reader.shutdownOutput();
    // A connection that is closed over a request that was not read is reset, and its answer lost.
    request.readNBytes(LONGEST_REQUEST);
  }

  private boolean isPassedOn() throws InterruptedException {
    return passedOn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Ends the waiting for somebody to come.
  @Override
  public void close() throws IOException {
    listening.close();
  }

  private static byte[] chunk(String data) {
    return bytes(Integer.toHexString(data.length()) + "\r\n" + data + "\r\n");
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }
}
