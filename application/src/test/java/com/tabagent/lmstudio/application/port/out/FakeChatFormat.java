package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.Conversation;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.Optional;

/// A format that no parser is needed for: fields divided by a character that no text holds.
public final class FakeChatFormat implements ChatFormat {
  private static final String DIVIDER = "\u001f";
  private static final String COMPLETION = "completion";
  private static final String DELTA = "delta";

  public static JsonPayload completion(String content, String model, String finishReason) {
    return JsonPayload.of(String.join(DIVIDER, COMPLETION, content, model, finishReason));
  }

  /// An event that brings text and nothing else.
  public static JsonPayload piece(String text) {
    return JsonPayload.of(String.join(DIVIDER, DELTA, text, "", "", ""));
  }

  /// The events at the end: who answered and why that is all.
  public static JsonPayload last(String model, String finishReason) {
    return JsonPayload.of(String.join(DIVIDER, DELTA, "", model, finishReason, ""));
  }

  /// An event that brings the token counts and nothing else.
  public static JsonPayload usage(String counts) {
    return JsonPayload.of(String.join(DIVIDER, DELTA, "", "", "", counts));
  }

  @Override
  public JsonPayload write(ChatRequest request, String model) {
    String messages =
        switch (request.conversation()) {
          case Conversation.Turns(var turns) -> turns.toString();
          case Conversation.Verbatim(var verbatim) -> verbatim.text();
        };
    return JsonPayload.of(model + DIVIDER + messages);
  }

  @Override
  public ChatCompletion readCompletion(JsonPayload body) {
    String[] fields = fields(body);
    if (!fields[0].equals(COMPLETION)) {
      throw new LmStudioException(Failure.of(FailureCode.UPSTREAM_ERROR, "No chat completion."));
    }
    return new ChatCompletion(fields[1], fields[2], Optional.of(fields[3]), Optional.empty());
  }

  @Override
  public Delta readDelta(JsonPayload data) {
    String[] fields = fields(data);
    return fields[0].equals(DELTA)
        ? new Delta(
            fields[1],
            present(fields[2]),
            present(fields[3]),
            present(fields[4]).map(JsonPayload::of))
        : new Delta("", Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static String[] fields(JsonPayload payload) {
    return payload.text().split(DIVIDER, -1);
  }

  private static Optional<String> present(String field) {
    return Optional.of(field).filter(text -> !text.isEmpty());
  }
}
