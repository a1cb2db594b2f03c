package com.tabagent.lmstudio.documents;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.Frame;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.adapter.nativemessaging.host.HostLog;
import com.tabagent.lmstudio.adapter.nativemessaging.host.HostSettings;
import com.tabagent.lmstudio.adapter.nativemessaging.host.NativeMessagingHost;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.Caller;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.HostIdentity;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// An extension's side of one connection to a host in this process.
final class Conversation implements Peer, AutoCloseable {
  static final long PID = 4711;
  private static final int MOST_REQUESTS = 32;
  private static final String EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop/";

  private final OutputStream toHost;
  private final FrameReader frames;
  private final Thread host;

  Conversation(Hexagon hexagon, String version) throws IOException {
    var identity =
        new HostIdentity(
            () -> version, "linux", () -> PID, MOST_REQUESTS, Caller.of(EXTENSION).orElseThrow());
    Pipe in = Pipe.open();
    Pipe out = Pipe.open();
    toHost = Channels.newOutputStream(in.sink());
    frames = new FrameReader(Channels.newInputStream(out.source()));
    var conversation =
        new NativeMessagingHost(
            Channels.newInputStream(in.source()),
            Channels.newOutputStream(out.sink()),
            new HostSettings(identity, Optional.empty(), AutoStart.ON_FIRST_USE),
            hexagon,
            new Silence(),
            () -> {});
    host = Thread.ofPlatform().daemon().name("host").start(conversation::run);
  }

  @Override
  public void send(String request) throws IOException {
    byte[] json = request.getBytes(StandardCharsets.UTF_8);
    var frame = ByteBuffer.allocate(4 + json.length).order(ByteOrder.nativeOrder());
    toHost.write(frame.putInt(json.length).put(json).array());
    toHost.flush();
  }

  @Override
  public String next() throws IOException {
    if (frames.read() instanceof Frame.Content(byte[] json)) {
      return new String(json, StandardCharsets.UTF_8);
    }
    throw new IOException("the host has ended");
  }

  /// Ends the connection and waits for the end of the host.
  @Override
  public void close() throws IOException {
    toHost.close();
    try {
      host.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Silence() implements HostLog {
    @Override
    public void info(String sentence) {}

    @Override
    public void problem(String sentence, Throwable cause) {
      throw new AssertionError(sentence, cause);
    }
  }
}
