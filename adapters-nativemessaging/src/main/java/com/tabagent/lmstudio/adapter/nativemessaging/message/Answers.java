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

/// What one request is answered with: any number of events if it asked for them, then exactly one
/// reply. For one thread.
public final class Answers {

  /// A longer action is not echoed: no action has such a name, and an error must fit into a frame.
  private static final int LONGEST_ACTION = 1_000;

  private final FrameWriter writer;
  private final Optional<RequestId> id;
  private final Optional<String> action;
  private final boolean events;
  private final Runnable beforeReply;
  private final FrameBuffer frame = new FrameBuffer();
  private String headType = "";
  private byte[] head = {};
  private long sequence;
  private boolean ended;
  private Optional<FailureCode> failure = Optional.empty();

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
    if (takesEvents()) {
      beginEvent(type);
      ascii(",\"payload\":");
      JsonOut.writeObject(frame, payload);
      sendEvent();
    }
  }

  /// Sends an event whose payload is one JSON value as it came.
  ///
  /// @param type a plain word
  /// @param name the value's own event name; empty if it has none
  /// @throws LmStudioException with RESULT_TOO_LARGE if it does not fit into a frame
  public void event(String type, String name, JsonPayload payload) {
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
    fill(
        out -> {
          writeHead(out, "success");
          out.object("payload", payload);
        });
    reply(Optional.empty());
  }

  public void error(Failure problem) {
    error(problem, Optional.empty());
  }

  /// Ends the request badly.
  ///
  /// @param payload what the failure brought along
  public void error(Failure problem, Optional<Content> payload) {
    fill(
        out -> {
          writeHead(out, "error");
          payload.ifPresent(content -> out.object("payload", content));
          FailureJson.writeFailure(out, problem);
        });
    reply(Optional.of(problem.code()));
  }

  private void reply(Optional<FailureCode> problem) {
    if (ended) {
      throw new IllegalStateException("a request is answered once");
    }
    failure = problem;
    if (!frame.fits()) {
      Failure tooLarge = FailureJson.tooLarge("answer", frame.size());
      failure = Optional.of(tooLarge.code());
      fill(
          out -> {
            writeHead(out, "error");
            FailureJson.writeFailure(out, tooLarge);
          });
    }
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
