package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameBuffer;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.message.JsonOut.Content;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What one request is answered with: any number of events if it asked for them, then exactly one
/// reply. For one thread.
public final class Answers {
  private final FrameWriter writer;
  private final Optional<RequestId> id;
  private final Optional<String> action;
  private final boolean events;
  private final Runnable beforeReply;
  private final FrameBuffer frame = new FrameBuffer(1024);
  private long sequence;
  private boolean ended;

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
    this.action = action;
    this.events = events && id.isPresent();
  }

  /// Whether events reach the caller. Where not, sending them does nothing.
  public boolean takesEvents() {
    return events;
  }

  /// Whether the reply has been given.
  public boolean ended() {
    return ended;
  }

  /// Sends an event; blocks while the browser is slow.
  ///
  /// @throws LmStudioException with RESULT_TOO_LARGE if it does not fit into a frame
  public void event(String type, Content payload) {
    if (events) {
      frame.clear();
      JsonOut.writeObject(
          frame,
          out -> {
            head(out.field("type", type)).field("seq", sequence);
            out.object("payload", payload);
          });
      sendEvent();
    }
  }

  /// Sends an event whose payload is one JSON value as it came. The way of every token, so it is
  /// written without a generator.
  ///
  /// @param name the value's own event name; empty if it has none
  /// @throws LmStudioException with RESULT_TOO_LARGE if it does not fit into a frame
  public void event(String type, String name, JsonPayload payload) {
    if (!events) {
      return;
    }
    frame.clear();
    RequestId to = id.orElseThrow();
    ascii("{\"type\":\"");
    ascii(type);
    ascii("\",\"id\":");
    raw(to.spelling());
    ascii(",\"seq\":");
    ascii(Long.toString(sequence));
    if (!name.isEmpty()) {
      ascii(",\"event\":");
      frame.write(JsonOut.text(name));
    }
    ascii(",\"payload\":");
    raw(payload);
    frame.write('}');
    sendEvent();
  }

  /// Ends the request well.
  public void success(Content payload) {
    reply(
        out -> {
          head(out.field("status", "success"));
          out.object("payload", payload);
        });
  }

  public void error(Failure failure) {
    error(failure, Optional.empty());
  }

  /// Ends the request badly.
  ///
  /// @param payload what the failure brought along
  public void error(Failure failure, Optional<Content> payload) {
    reply(
        out -> {
          head(out.field("status", "error"));
          writeFailure(out, failure);
          payload.ifPresent(content -> out.object("payload", content));
        });
  }

  private void reply(Content content) {
    if (ended) {
      throw new IllegalStateException("a request is answered once");
    }
    ended = true;
    frame.clear();
    JsonOut.writeObject(frame, content);
    if (frame.size() > FrameWriter.LARGEST) {
      int size = frame.size();
      frame.clear();
      JsonOut.writeObject(
          frame, out -> writeFailure(head(out.field("status", "error")), tooLarge(size)));
    }
    beforeReply.run();
    writer.write(frame);
  }

  private void sendEvent() {
    if (frame.size() > FrameWriter.LARGEST) {
      throw new LmStudioException(tooLarge(frame.size()));
    }
    sequence++;
    writer.write(frame);
  }

  private JsonOut head(JsonOut out) {
    id.ifPresent(present -> out.raw("id", present.spelling()));
    return out.field("action", action);
  }

  private static void writeFailure(JsonOut out, Failure failure) {
    out.field("message", failure.message());
    out.object(
        "error",
        error -> {
          error.field("code", failure.code().name()).field("retryable", failure.code().retryable());
          failure.remedy().ifPresent(remedy -> writeRemedy(error, remedy));
          if (!failure.details().isEmpty()) {
            error.object("details", details -> writeDetails(details, failure));
          }
        });
  }

  /// Writes a remedy as the field `remedy`.
  static void writeRemedy(JsonOut out, Remedy remedy) {
    out.object(
        "remedy",
        json -> {
          json.field("text", remedy.text());
          remedy
              .step()
              .ifPresent(
                  step -> {
                    switch (step) {
                      case Remedy.Step.Command(String line) -> json.field("command", line);
                      case Remedy.Step.Url(String address) -> json.field("url", address);
                      case Remedy.Step.Action(String name) -> json.field("action", name);
                    }
                  });
        });
  }

  private static void writeDetails(JsonOut out, Failure failure) {
    failure
        .details()
        .forEach(
            (name, value) -> {
              if (value instanceof Long number) {
                out.field(name, number);
              } else {
                out.field(name, value.toString());
              }
            });
  }

  private static Failure tooLarge(int size) {
    return Failure.of(
        FailureCode.RESULT_TOO_LARGE,
        "The answer has "
            + size
            + " bytes; the browser takes "
            + FrameWriter.LARGEST
            + " in one message.",
        Remedy.advice("Ask for less at a time, or ask for a streamed answer."));
  }

  private void ascii(String text) {
    frame.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void raw(JsonPayload json) {
    frame.write(json.array(), json.offset(), json.size());
  }
}
