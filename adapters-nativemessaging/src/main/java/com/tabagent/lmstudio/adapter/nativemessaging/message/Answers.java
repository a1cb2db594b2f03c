package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameBuffer;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.message.JsonOut.Content;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.nio.charset.StandardCharsets;
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
  private String headType = "";
  private byte[] head = {};
  private long sequence;
  private volatile boolean ended;
  private volatile Optional<FailureCode> failure = Optional.empty();

  /// Begins the answers to one request.
  ///
  /// @param events whether the request takes events
  /// @param beforeReply called when the last frame is about to be written
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

  /// Sends an event; blocks while the browser is slow.
  ///
  /// @param type a plain word
  /// @throws LmStudioException with RESULT_TOO_LARGE if it does not fit into a frame
  public void event(String type, Content payload) {
    lock.lock();
    try {
      if (takesEvents()) {
        beginEvent(type);
        ascii(",\"payload\":");
        JsonOut.writeObject(frame, payload);
        sendEvent();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Sends an event whose payload is one JSON value as it came.
  ///
  /// @param type a plain word
  /// @param name the value's own event name; empty if it has none
  /// @throws LmStudioException with RESULT_TOO_LARGE if it does not fit into a frame
  public void event(String type, String name, JsonPayload payload) {
    lock.lock();
    try {
      if (takesEvents()) {
        beginEvent(type);
        if (!name.isEmpty()) {
          ascii(",\"event\":");
          JsonOut.writeText(frame, name);
        }
        ascii(",\"payload\":");
        raw(payload);
        sendEvent();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Every token comes this way, so what all events of a type begin with is put together once.
  private void beginEvent(String type) {
    frame.clear();
    if (!headType.equals(type)) {
      ascii("{\"type\":\"" + type + "\",\"id\":");
      raw(id.orElseThrow().spelling());
      ascii(",\"seq\":");
      headType = type;
      head = frame.content();
      frame.clear();
    }
    frame.write(head);
    ascii(Long.toString(sequence));
  }

  private void sendEvent() {
    frame.write('}');
    if (!frame.fits()) {
      throw new LmStudioException(FailureJson.tooLarge("event", frame.size()));
    }
    sequence++;
    writer.write(frame);
  }

  /// Ends the request well. An answer that does not fit into a frame ends it with RESULT_TOO_LARGE.
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
      fill(content);
      if (frame.fits()) {
        end(problem);
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
        out -> {
          writeHead(out, "error");
          FailureJson.writeFailure(out, tooLarge);
        });
    end(Optional.of(tooLarge.code()));
  }

  private void end(Optional<FailureCode> problem) {
    failure = problem;
    ended = true;
    beforeReply.run();
    writer.write(frame);
  }

  /// What fails here has answered nothing yet: another reply can still be given.
  private void fill(Content content) {
    frame.clear();
    JsonOut.writeObject(frame, content);
  }

  private void writeHead(JsonOut out, String status) {
    out.field("status", status);
    id.ifPresent(present -> out.raw("id", present.spelling()));
    out.field("action", action);
  }

  private void ascii(String text) {
    frame.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void raw(JsonPayload json) {
    frame.write(json.array(), json.offset(), json.size());
  }
}
