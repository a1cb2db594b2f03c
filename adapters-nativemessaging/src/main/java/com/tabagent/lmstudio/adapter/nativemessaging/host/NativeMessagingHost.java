package com.tabagent.lmstudio.adapter.nativemessaging.host;

import com.tabagent.lmstudio.adapter.nativemessaging.action.Actions;
import com.tabagent.lmstudio.adapter.nativemessaging.action.UseCases;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.Frame;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.Room;
import com.tabagent.lmstudio.adapter.nativemessaging.host.CallingOff.Patience;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Envelope;
import com.tabagent.lmstudio.adapter.nativemessaging.message.EnvelopeReader;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// The conversation with one browser: reads frames until there are none, and never waits for the
/// work that they cause.
public final class NativeMessagingHost {
  private final FrameReader reader;
  private final HostSettings settings;
  private final Dispatcher dispatcher;
  private final CallingOff callingOff;
  private final HostLog log;
  private final Runnable onPeerGone;

  /// Prepares a conversation over a pair of streams, which stay the caller's to close.
  ///
  /// @param onPeerGone called, by any thread, when the browser no longer reads; the reading thread
  ///   may still wait for a frame then
  public NativeMessagingHost(
      InputStream in,
      OutputStream out,
      HostSettings settings,
      UseCases useCases,
      HostLog log,
      Runnable onPeerGone) {
    var room = new Room();
    this.reader = new FrameReader(in, room::take);
    this.settings = settings;
    this.log = log;
    this.onPeerGone = onPeerGone;
    var writer = new FrameWriter(out, this::peerGone);
    var inFlight = new InFlight(settings.identity().mostRequests());
    var actions = new Actions(useCases, settings.identity());
    var tidying = Tidying.ofThisProgram();
    var turns = new Turns(writer, room, inFlight, actions::knows, tidying, log);
    var startAhead = new StartAhead(settings.autoStart(), useCases, log);
    var patience = Patience.with(settings.identity().caller());
    this.callingOff = new CallingOff(inFlight, writer::framesTaken, patience, log);
    this.dispatcher = new Dispatcher(actions, inFlight, room, turns, startAhead, callingOff);
  }

  /// Whatever is still asked for, nobody will read it.
  private void peerGone() {
    callingOff.callOffAll();
    onPeerGone.run();
  }

  /// Reads and answers until the stream ends, then gives what is in flight a moment to finish and
  /// calls the rest off. Returns within a second of the end of the stream.
  public void run() {
    try {
      while (receive(reader.read())) {
        // All is done in the condition.
      }
    } catch (IOException broken) {
      log.problem("The browser's stream broke.", broken);
    }
    callingOff.finish();
  }

  /// Calls everything off, and waits briefly until it is. For the end of the process.
  public void abort() {
    callingOff.abort();
  }

  /// Takes a frame in.
  ///
  /// @return whether to read on
  private boolean receive(Frame frame) {
    if (!(frame instanceof Frame.End) && !mayCall()) {
      deny(frame);
      return false;
    }
    if (frame instanceof Frame.Content(byte[] bytes)) {
      receive(bytes);
      return true;
    }
    return !(frame instanceof Frame.End) && receiveOddity(frame);
  }

  /// What few conversations ever see: the JVM links a switch over types only when it gets there,
  /// and an ordinary message must not wait for that.
  private boolean receiveOddity(Frame frame) {
    return switch (frame) {
      case Frame.Content _ -> true;
      case Frame.Skipped(long declared) -> {
        refuse(tooLarge(declared));
        yield true;
      }
      case Frame.Unaffordable(long declared) -> {
        refuse(noMemory(declared));
        yield true;
      }
      case Frame.Absurd(long declared) -> {
        refuse(tooLarge(declared));
        yield false;
      }
      case Frame.End() -> false;
    };
  }

  /// Nothing that a frame holds, and nothing that is wrong here, may keep the next from being read.
  private void receive(byte[] bytes) {
    try {
      dispatcher.dispatch(EnvelopeReader.read(bytes), bytes.length);
    } catch (RuntimeException defect) {
      log.problem("A message could not be taken in by a defect of this program.", defect);
      refuse(
          Failure.of(
              FailureCode.INTERNAL,
              "The message could not be taken in by a defect of this program; its log says more."));
    }
  }

  private boolean mayCall() {
    return settings.identity().caller().mayCall(settings.allowedExtensions());
  }

  private void deny(Frame frame) {
    if (frame instanceof Frame.Content(byte[] bytes)) {
      Envelope envelope = EnvelopeReader.read(bytes);
      dispatcher.refuse(envelope.id(), envelope.action(), originDenied());
    } else {
      refuse(originDenied());
    }
  }

  private void refuse(Failure failure) {
    dispatcher.refuse(Optional.empty(), Optional.empty(), failure);
  }

  private static Failure noMemory(long declared) {
    return Failure.of(
            FailureCode.BUSY,
            "There is no memory left for a message of " + declared + " bytes.",
            Remedy.advice(
                "Wait until other requests have been answered, then send it again, or send less at a"
                    + " time."))
        .with("retry_after_ms", 1_000L);
  }

  private static Failure tooLarge(long declared) {
    return Failure.of(
        FailureCode.TOO_LARGE,
        "The message has " + declared + " bytes; this host takes " + FrameReader.LARGEST + ".",
        Remedy.advice("Send less at a time: smaller images, or a shorter conversation."));
  }

  private Failure originDenied() {
    return Failure.of(
        FailureCode.ORIGIN_DENIED,
        "The extension "
            + settings.identity().caller().extension().orElse("")
            + " is not on the list of those that may use this host.",
        Remedy.advice("Add the extension's id to allowed_extensions in this host's config.json."));
  }
}
