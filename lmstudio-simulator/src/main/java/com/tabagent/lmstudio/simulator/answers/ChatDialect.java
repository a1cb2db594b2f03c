package com.tabagent.lmstudio.simulator.answers;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.List;

/// `/v1/chat/completions`: OpenAI's, with LM Studio's additions.
public final class ChatDialect implements Dialect {

  @Override
  public JsonObject whole(Turn turn) {
    JsonObject message =
        JsonObject.of(
            "role",
            "assistant",
            "content",
            turn.said().text(),
            "reasoning_content",
            "",
            "tool_calls",
            List.of());
    JsonObject choice =
        JsonObject.of(
            "index",
            0,
            "message",
            message,
            "logprobs",
            Json.Null.NULL,
            "finish_reason",
            OpenAi.finishReason(turn));
    return OpenAi.envelope(turn, "chatcmpl-", "chat.completion", choice)
        .with("usage", OpenAi.usage(turn))
        .with("stats", JsonObject.EMPTY)
        .with("system_fingerprint", turn.model());
  }

  @Override
  public Script stream(Turn turn) {
    SseEvent role =
        SseEvent.data(chunk(turn, JsonObject.of("role", "assistant", "content", ""), false));
    return new Script(
        List.of(role),
        turn.said().size(),
        index -> SseEvent.data(chunk(turn, delta(turn, index), false)),
        OpenAi.closing(turn, chunk(turn, JsonObject.EMPTY, true)));
  }

  private static JsonObject delta(Turn turn, int index) {
    return JsonObject.of("content", turn.answer().tokens().apply(index));
  }

  private static JsonObject chunk(Turn turn, JsonObject delta, boolean finished) {
    JsonObject choice =
        JsonObject.of(
            "index",
            0,
            "delta",
            delta,
            "logprobs",
            Json.Null.NULL,
            "finish_reason",
            OpenAi.orNull(finished, OpenAi.finishReason(turn)));
    return OpenAi.envelope(turn, "chatcmpl-", "chat.completion.chunk", choice)
        .with("system_fingerprint", turn.model());
  }
}
