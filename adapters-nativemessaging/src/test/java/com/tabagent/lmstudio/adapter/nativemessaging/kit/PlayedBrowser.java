package com.tabagent.lmstudio.adapter.nativemessaging.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.host.NativeMessagingHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A browser that a test plays by hand, and the host that it talks to over two pipes in memory.
/// Nothing is read from the host but when the test asks for it. Closing it leaves no thread behind.
public final class PlayedBrowser implements AutoCloseable {
  private static final int LARGEST_FRAME = 1024 * 1024;

  private final Pipe toHost = new Pipe();
  private final Pipe fromHost = new Pipe();
  private final OutputStream out = toHost.out(Patience.LIMIT);
  private final InputStream in = fromHost.in(Patience.LIMIT);
  private final PlayedUseCases useCases = new PlayedUseCases();
  private final RecordingLog log = new RecordingLog();
  private final AtomicInteger timesGone = new AtomicInteger();
  private final NativeMessagingHost host;
  private final Thread conversation;

  private PlayedBrowser(Setup setup) {
    host =
        new NativeMessagingHost(
            toHost.in(Pipe.endless()),
            fromHost.out(Pipe.endless()),
            setup.settings(),
            useCases,
            log,
            timesGone::incrementAndGet);
    conversation = Thread.ofPlatform().daemon().name("conversation").start(this::converse);
  }

  public static PlayedBrowser open() {
    return open(Setup.PLAIN);
  }

  public static PlayedBrowser open(Setup setup) {
    return new PlayedBrowser(setup);
  }

  /// As the process does: what the host has not written when it ends is not written any more.
  private void converse() {
    try {
      host.run();
    } finally {
      fromHost.closeWriter();
    }
  }

  public PlayedUseCases useCases() {
    return useCases;
  }

  public RecordingLog log() {
    return log;
  }

  public NativeMessagingHost host() {
    return host;
  }

  /// Waits until the host has found out that nobody reads.
  public void awaitGone() {
    Patience.until(() -> timesGone.get() > 0, "the news that nobody reads");
  }

  /// How many times the host found out that nobody reads.
  public int timesGone() {
    return timesGone.get();
  }

  /// Sends one frame.
  public void send(String json) {
    send(json.getBytes(UTF_8));
  }

  /// Sends one frame of any bytes.
  public void send(byte[] content) {
    sendLength(content.length);
    sendRaw(content);
  }

  /// Sends the length of a frame and nothing of it.
  ///
  /// @param length taken as unsigned
  public void sendLength(int length) {
    sendRaw(ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(length).array());
  }

  /// Sends bytes that need be no frame.
  public void sendRaw(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Sends a request and waits for the next frame, whatever it is.
  public JsonNode ask(String json) {
    send(json);
    return next();
  }

  /// Waits for the next frame.
  public JsonNode next() {
    return Json.read(nextText());
  }

  /// Waits for the next frame, as it came.
  public String nextText() {
    return frame().orElseThrow(() -> new AssertionError("the host has ended"));
  }

  /// Ends the host's input, waits until the host has ended, and gives what else it wrote.
  public List<JsonNode> end() {
    endInput();
    return rest();
  }

  /// All frames until the host ends.
  public List<JsonNode> rest() {
    var frames = new ArrayList<JsonNode>();
    for (var frame = frame(); frame.isPresent(); frame = frame()) {
      frames.add(Json.read(frame.get()));
    }
    awaitReturn();
    return frames;
  }

  /// The browser says nothing more.
  public void endInput() {
    toHost.closeWriter();
  }

  /// What the host reads from fails, as no browser lets it.
  public void breakInput() {
    toHost.breakReading();
  }

  /// The browser reads nothing more: what the host writes fails.
  public void stopReading() {
    fromHost.closeReader();
  }

  /// Waits until the host cannot write on because the browser does not read.
  public void awaitBlockedHost() {
    fromHost.awaitBlockedWriter(Patience.LIMIT);
  }

  /// Waits until the host's main loop has returned.
  public void awaitReturn() {
    Patience.awaitEnd(conversation);
  }

  @Override
  public void close() {
    stopReading();
    endInput();
    useCases.close();
    awaitReturn();
  }

  private Optional<String> frame() {
    try {
      byte[] header = in.readNBytes(4);
      if (header.length == 0) {
        return Optional.empty();
      }
      int length = ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt();
      if (length <= 0 || length > LARGEST_FRAME) {
        throw new AssertionError("no browser takes a frame of " + length + " bytes");
      }
      byte[] content = in.readNBytes(length);
      if (content.length < length) {
        throw new AssertionError("the host ended inside a frame");
      }
      return Optional.of(new String(content, UTF_8));
    } catch (IOException late) {
      throw new AssertionError("the host wrote nothing; its log: " + log.text(), late);
    }
  }
}
