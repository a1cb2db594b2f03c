package com.tabagent.lmstudio.bootstrap.demo;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.Frame;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A browser's side of one connection: starts the host, writes frames to it, reads frames from it,
/// and prints each with its time.
final class PlayedBrowser implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(2);
  private static final int LONGEST_SHOWN = 600;

  private final long begun = System.nanoTime();
  private final Consumer<String> print;
  private final Process host;
  private final OutputStream toHost;
  private final FrameReader fromHost;

  private PlayedBrowser(Process host, Consumer<String> print) {
    this.host = host;
    this.print = print;
    this.toHost = host.getOutputStream();
    this.fromHost = new FrameReader(new BufferedInputStream(host.getInputStream()));
  }

  /// Starts a host.
  ///
  /// @param environment all that the host is given
  /// @param print takes the lines
  static PlayedBrowser connect(Map<String, String> environment, Consumer<String> print)
      throws IOException {
    var builder = new ProcessBuilder(HostCommand.asChromium()).redirectError(Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new PlayedBrowser(builder.start(), print);
  }

  void send(String json) throws IOException {
    byte[] content = json.getBytes(StandardCharsets.UTF_8);
    var frame = ByteBuffer.allocate(4 + content.length).order(ByteOrder.nativeOrder());
    frame.putInt(content.length).put(content);
    toHost.write(frame.array());
    toHost.flush();
    show("->", json);
  }

  /// Reads frames up to the reply, and returns that.
  String reply() throws IOException {
    while (true) {
      String json = receive();
      show("<-", json);
      if (json.startsWith("{\"status\":")) {
        return json;
      }
    }
  }

  private String receive() throws IOException {
    if (fromHost.read() instanceof Frame.Content(byte[] bytes)) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    throw new IOException("the host ended without a reply");
  }

  private void show(String direction, String json) {
    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    String line = json.replaceAll("\\s*\\R\\s*", " ");
    String shown =
        line.length() <= LONGEST_SHOWN
            ? line
            : line.substring(0, LONGEST_SHOWN) + "... (" + json.length() + " characters)";
    print.accept(String.format("%7d ms %s %s", millis, direction, shown));
  }

  /// Disconnects as a browser does: the host's input ends, and so must the host.
  ///
  /// @throws IOException if it does not end in the time that a browser gives it
  @Override
  public void close() throws IOException {
    toHost.close();
    try {
      if (!host.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the host outlives its connection");
      }
      if (host.exitValue() != 0) {
        throw new IOException("the host ended with exit code " + host.exitValue());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      host.destroyForcibly();
    }
  }
}
