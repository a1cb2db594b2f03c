package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameBuffer;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.message.JsonOut.Content;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// What one request is answered with: any number of events if it asked for them, then exactly one
/// reply. For any thread: what is sent at the same time goes out one after the other, numbered in
/// that order, and what comes after the reply is not sent at all.
public final class Answers {

  /// A longer action is not echoed: no action has such a name, and an error must fit into a frame.
  private static final int LONGEST_ACTION = 1_000;

  private final FrameWriter writer;
  private final Optional<RequestId> id;
  private final Optional<String> action;
  private final boolean events;
  private final Runnable beforeReply;

  /// Held while a frame is made and written, so that a slow browser makes all who answer wait.
  /// Guards all that follows.
  private final ReentrantLock lock = new ReentrantLock();

  private final FrameBuffer frame = new FrameBuffer();
  private final EventHead head;
  private long sequence;
  private boolean agreement;
  private volatile boolean ended;
  private volatile Optional<FailureCode> failure = Optional.empty();

  /// Begins the answers to one request.
  ///
  /// @param events whether the request takes events
  /// @param beforeReply called when it is the last frame's turn to be written; does not block
  public Answers(
      FrameWriter writer,
      Optional<RequestId> id,
      Optional<String> action,
      boolean events,
      Runnable beforeReply) {
    this.writer = writer;
    this.beforeReply = beforeReply;
    this.id = id;
    this.action = action.filter(name -> name.length() <= LONGEST_ACTION);
    this.events = events && id.isPresent();
    this.head = new EventHead(id);
  }

  /// Whether events reach the caller. Where not, sending them does nothing.
  public boolean takesEvents() {
    return events && !ended;
  }

  /// Whether the reply has been given.
  public boolean ended() {
    return ended;
  }

  /// What the reply says went wrong; empty as long as nothing did.
  public Optional<FailureCode> failure() {
    return failure;
  }

  /// From the reply on that is given here, the client takes what is too large for a frame in parts:
  /// whatever it asks for with an id, and whatever it has asked for already.
  public void agreeOnParts() {
    agreement = true;
  }

  /// Sends an event; blocks while the browser is slow.
  ///
  /// @param type a plain word
  /// @throws LmStudioException with RESULT_TOO_LARGE if it does not fit into a frame and the client
  ///   takes no parts
  public void event(String type, Content payload) {
    send(
        out -> {
          head.writeTo(out, type, "", sequence);
          JsonOut.writeObject(out, payload);
          out.write('}');
        });
  }

  /// Sends an event whose payload is one JSON value as it came.
  ///
  /// @param type a plain word
  /// @param name the value's own event name; empty if it has none
  /// @throws LmStudioException with RESULT_TOO_LARGE if it does not fit into a frame and the client
  ///   takes no parts
  public void event(String type, String name, JsonPayload payload) {
    send(new RawEvent(type, name, payload));
  }

  private void send(Text event) {
    lock.lock();
    try {
      if (!takesEvents()) {
        return;
      }
      fill(event);
      if (frame.fits()) {
        writer.write(frame);
      } else if (takesParts()) {
        writeInParts(event, () -> {});
      } else {
        throw new LmStudioException(FailureJson.tooLarge("event", frame.size()));
      }
      sequence++;
    } finally {
      lock.unlock();
    }
  }

  /// Ends the request well. An answer that does not fit into a frame goes in parts; where the
  /// client takes none, it ends the request with RESULT_TOO_LARGE.
  public void success(Content payload) {
    reply(
        Optional.empty(),
        out -> {
          writeHead(out, "success");
          out.object("payload", payload);
        });
  }

  public void error(Failure problem) {
    error(problem, Optional.empty());
  }

  /// Ends the request badly.
  ///
  /// @param payload what the failure brought along
  public void error(Failure problem, Optional<Content> payload) {
    reply(
        Optional.of(problem.code()),
        out -> {
          writeHead(out, "error");
          payload.ifPresent(content -> out.object("payload", content));
          FailureJson.writeFailure(out, problem);
        });
  }

  private void reply(Optional<FailureCode> problem, Content content) {
    lock.lock();
    try {
      if (ended) {
        throw new IllegalStateException("a request is answered once");
      }
      Text reply = out -> JsonOut.writeObject(out, content);
      fill(reply);
      if (frame.fits()) {
        end(problem);
        write();
      } else if (takesParts()) {
        writeInParts(
            reply,
            () -> {
              end(problem);
              beforeReply.run();
            });
      } else {
        endTooLarge();
      }
    } finally {
      lock.unlock();
    }
  }

  private void endTooLarge() {
    Failure tooLarge = FailureJson.tooLarge("answer", frame.size());
    fill(
        out ->
            JsonOut.writeObject(
                out,
                error -> {
                  writeHead(error, "error");
                  FailureJson.writeFailure(error, tooLarge);
                }));
    end(Optional.of(tooLarge.code()));
    write();
  }

  private void end(Optional<FailureCode> problem) {
    failure = problem;
    ended = true;
  }

  private void write() {
    if (agreement) {
      writer.writeAgreement(frame, beforeReply);
    } else {
      writer.write(frame, beforeReply);
    }
  }

  private boolean takesParts() {
    return writer.takesParts() && id.isPresent();
  }

  /// Makes the text once more: it has been measured, and only as much of it kept as a frame holds.
  private void writeInParts(Text text, Runnable beforeLast) {
    var parts = new PartStream(writer, frame, id.orElseThrow(), sequence, beforeLast);
    write(text, parts);
    parts.finish();
  }

  /// What fails here has sent nothing yet: another reply can still be given.
  private void fill(Text text) {
    frame.clear();
    write(text, frame);
  }

  private static void write(Text text, OutputStream out) {
    try {
      text.writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void writeHead(JsonOut out, String status) {
    out.field("status", status);
    id.ifPresent(present -> out.raw("id", present.spelling()));
    out.field("action", action);
  }

  /// Every token is one, so it is a plain object: the compiler that is used makes little of a
  /// lambda that holds something.
  private final class RawEvent implements Text {
    private final String type;
    private final String name;
    private final JsonPayload payload;

    RawEvent(String type, String name, JsonPayload payload) {
      this.type = type;
      this.name = name;
      this.payload = payload;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      head.writeTo(out, type, name, sequence);
      out.write(payload.array(), payload.offset(), payload.size());
      out.write('}');
    }
  }

  /// The text of a frame. It can be written again, and is the same then.
  private interface Text {
    void writeTo(OutputStream out) throws IOException;
  }
}
