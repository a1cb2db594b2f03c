package com.tabagent.lmstudio.simulator.answers;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.List;

/// `/v1/messages`: Anthropic's API.
public final class MessagesDialect implements Dialect {

  @Override
  public JsonObject whole(Turn turn) {
    return message(
        turn,
        List.of(JsonObject.of("type", "text", "text", turn.said().text())),
        stopReason(turn),
        turn.said().size());
  }

  @Override
  public Script stream(Turn turn) {
    return new Script(
        List.of(
            SseEvent.typed("message_start", "message", message(turn, List.of(), Json.Null.NULL, 0)),
            SseEvent.typed(
                "content_block_start",
                "index",
                0,
                "content_block",
                JsonObject.of("type", "text", "text", ""))),
        turn.said().size(),
        index -> delta(turn.answer().tokens().apply(index)),
        List.of(
            SseEvent.typed("content_block_stop", "index", 0),
            SseEvent.typed(
                "message_delta",
                "delta",
                JsonObject.of("stop_reason", stopReason(turn), "stop_sequence", Json.Null.NULL),
                "usage",
                JsonObject.of("output_tokens", turn.said().size())),
            SseEvent.typed("message_stop")));
  }

  private static SseEvent delta(String token) {
    return SseEvent.typed(
        "content_block_delta",
        "index",
        0,
        "delta",
        JsonObject.of("type", "text_delta", "text", token));
  }

  private static JsonObject message(
      Turn turn, List<JsonObject> content, Object stopReason, int outputTokens) {
    return JsonObject.of(
        "id",
        turn.id("msg_"),
        "type",
        "message",
        "role",
        "assistant",
        "content",
        content,
        "model",
        turn.model(),
        "stop_reason",
        stopReason,
        "stop_sequence",
        Json.Null.NULL,
        "usage",
        JsonObject.of("input_tokens", turn.promptTokens(), "output_tokens", outputTokens));
  }

  private static String stopReason(Turn turn) {
    return turn.isCut() ? "max_tokens" : "end_turn";
  }
}
