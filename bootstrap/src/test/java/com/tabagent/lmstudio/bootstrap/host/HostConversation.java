package com.tabagent.lmstudio.bootstrap.host;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.Frame;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.Caller;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A browser's side of one host process, which runs on a thread of this one.
final class HostConversation implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private final AtomicInteger ends = new AtomicInteger();
  private final OutputStream toHost;
  private final FrameReader frames;
  private final Thread host;

  HostConversation(Caller caller, Map<String, String> environment) throws IOException {
    Pipe in = Pipe.open();
    Pipe out = Pipe.open();
    toHost = Channels.newOutputStream(in.sink());
    frames = new FrameReader(Channels.newInputStream(out.source()));
    var process =
        new HostProcess(
            Channels.newInputStream(in.source()),
            Channels.newOutputStream(out.sink()),
            new PrintStream(talk, true, StandardCharsets.UTF_8),
            ends::incrementAndGet);
    Machine machine = Machine.of(OperatingSystem.LINUX, environment);
    host = Thread.ofPlatform().daemon().name("host").start(() -> process.serve(caller, machine));
  }

  /// Sends a request and blocks until the first frame that comes.
  String ask(String request) throws IOException {
    send(request);
    return next();
  }

  void send(String request) throws IOException {
    byte[] json = request.getBytes(StandardCharsets.UTF_8);
    var frame = ByteBuffer.allocate(4 + json.length).order(ByteOrder.nativeOrder());
    toHost.write(frame.putInt(json.length).put(json).array());
    toHost.flush();
  }

  /// The next frame.
  String next() throws IOException {
    if (frames.read() instanceof Frame.Content(byte[] frame)) {
      return new String(frame, StandardCharsets.UTF_8);
    }
    throw new IOException("the host has ended");
  }

  /// What it said to a person.
  String talk() {
    return talk.toString(StandardCharsets.UTF_8);
  }

  /// How often the process was told to end.
  int ends() {
    return ends.get();
  }

  /// Ends the input and waits until the host has done all that it does.
  @Override
  public void close() throws IOException {
    toHost.close();
    try {
      if (!host.join(LIMIT)) {
        throw new AssertionError("the host goes on after the end of its input");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
