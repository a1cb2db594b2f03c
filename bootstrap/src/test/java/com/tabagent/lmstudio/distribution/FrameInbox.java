package com.tabagent.lmstudio.distribution;

import com.tabagent.lmstudio.documents.MessageSchema;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Reads a host's output as browsers do, on a thread of its own: a frame that is too large, or
/// bytes that are none, end the connection. Frames that the schema does not know end it too.
final class FrameInbox {
  /// A pipe holds 64 KiB, and less of small writes.
  static final int NEARLY_FULL = 48 * 1024;

  private static final int LARGEST = 1_048_576;

  private final InputStream in;
  private final BlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();
  private final Thread reading;

  /// A frame, or why there are no more of them.
  ///
  /// @param broken empty at the end of the output
  private record Arrival(Optional<String> frame, Optional<String> broken) {}

  FrameInbox(InputStream in) {
    this.in = in;
    this.reading = Thread.ofPlatform().daemon().name("browser-reads").unstarted(this::readAll);
  }

  void start() {
    reading.start();
  }

  private void readAll() {
    try {
      for (Optional<String> frame = read(); frame.isPresent(); frame = read()) {
        List<String> problems = MessageSchema.problemsOfAnswer(frame.get());
        if (!problems.isEmpty()) {
          throw new IOException("not in the schema: " + frame.get() + " " + problems);
        }
        arrived.add(new Arrival(frame, Optional.empty()));
      }
      arrived.add(new Arrival(Optional.empty(), Optional.empty()));
    } catch (IOException | RuntimeException broken) {
      arrived.add(new Arrival(Optional.empty(), Optional.of(broken.toString())));
    }
  }

  private Optional<String> read() throws IOException {
    byte[] header = in.readNBytes(4);
    if (header.length == 0) {
      return Optional.empty();
    }
    if (header.length < 4) {
      throw new EOFException("the host ended inside a length");
    }
    int length = ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt();
    if (length <= 0 || length > LARGEST) {
      throw new IOException("no browser takes a frame of " + length + " bytes");
    }
    byte[] json = in.readNBytes(length);
    if (json.length < length) {
      throw new EOFException("the host ended inside a frame");
    }
    return Optional.of(
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
  }

  /// Blocks until the next frame.
  ///
  /// @throws IOException if there is none any more, or not in time
  String next(Duration limit) throws IOException {
    try {
      Arrival arrival = arrived.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (arrival == null) {
        throw new IOException("no frame in " + limit.toSeconds() + " s");
      }
      return arrival.frame().orElseThrow(() -> over(arrival));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  /// Whoever asks again hears it again.
  private UncheckedIOException over(Arrival arrival) {
    arrived.add(arrival);
    return new UncheckedIOException(
        new IOException(arrival.broken().orElse("the host has ended its output")));
  }

  /// What has come and was not taken, up to the end of the output; for a host that has ended.
  ///
  /// @throws AssertionError if the output broke off
  List<String> rest() throws InterruptedException {
    if (reading.getState() == Thread.State.NEW) {
      return List.of();
    }
    reading.join();
    var rest = new ArrayList<String>();
    for (Arrival arrival : arrived) {
      arrival.frame().ifPresent(rest::add);
      arrival
          .broken()
          .ifPresent(
              why -> {
                throw new AssertionError(why);
              });
    }
    return rest;
  }

  /// How many bytes stand in the pipe.
  int waiting() {
    try {
      return in.available();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  void close() throws IOException {
    in.close();
  }
}
