package com.tabagent.lmstudio.bootstrap.practice;

import com.tabagent.lmstudio.adapter.http.HttpSettings;
import com.tabagent.lmstudio.adapter.http.OkHttpInferenceGateway;
import com.tabagent.lmstudio.adapter.nativemessaging.action.EventSink;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.RequestId;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.exchange.Heartbeats;
import com.tabagent.lmstudio.application.exchange.InferenceRelay;
import com.tabagent.lmstudio.application.exchange.ModelQueue;
import com.tabagent.lmstudio.application.port.out.Pacer;
import com.tabagent.lmstudio.domain.exchange.Admission;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/// A stream from nobody to nobody, through all that a stream runs through. The JVM interprets what
/// it has not run yet, and is slow at it; after this it has compiled what the first tokens of the
/// first answer need.
///
/// It takes its time. The longer the line before the compiler, the more calls the JVM wants to see
/// before it adds to it, and a start fills that line; and the answer that is asked for needs the
/// processor as well.
public final class StreamPractice {
  static final int EVENTS = 250;

  private static final Duration PAUSE = Duration.ofNanos(500_000);

  private static final String CHAT = "/v1/chat/completions";

  private final HttpSettings settings;
  private final Pacer pacer;

  /// @param pacer real time
  public StreamPractice(HttpSettings settings, Pacer pacer) {
    this.settings = settings;
    this.pacer = pacer;
  }

  /// Blocks until the stream has ended, a quarter of a second or so. Nothing leaves the machine.
  ///
  /// @param nowhere where the frames are written
  /// @throws IOException if this machine lets no program listen, or nothing be written there
  public void play(File nowhere) throws IOException {
    try (var server = new PracticeServer(EVENTS, PAUSE, pacer);
        var out = new Output(nowhere, server);
        var gateway = new OkHttpInferenceGateway(settings)) {
      Thread.ofPlatform().daemon().name("practice-server").start(server);
      var relay =
          new InferenceRelay(
              server,
              gateway,
              new ModelQueue(Admission.DEFAULT, pacer),
              new Heartbeats(pacer, Heartbeats.INTERVAL, StreamPractice::notTold));
      relay.relay(chat(), new EventSink(answers(out)), new Cancellation());
    }
  }

  /// Nobody waits, so nobody is told that the request is alive.
  private static void notTold(Runnable heartbeat) {}

  private static ProxyRequest chat() {
    Operation operation = Operation.of("POST", CHAT).orElseThrow();
    return new ProxyRequest(operation, CHAT, Optional.of(JsonPayload.of("{}")), true);
  }

  private static Answers answers(OutputStream out) {
    var id = new RequestId("practice", true, JsonPayload.of("\"practice\""));
    return new Answers(
        new FrameWriter(out, () -> {}), Optional.of(id), Optional.of("openai"), true, () -> {});
  }

  /// The same stream as the one to the browser, with an ear for each frame.
  private static final class Output extends FileOutputStream {
    private final PracticeServer server;

    Output(File nowhere, PracticeServer server) throws IOException {
      super(nowhere);
      this.server = server;
    }

    @Override
    public void write(byte[] frame, int offset, int length) throws IOException {
      super.write(frame, offset, length);
      server.passedOn();
    }
  }
}
