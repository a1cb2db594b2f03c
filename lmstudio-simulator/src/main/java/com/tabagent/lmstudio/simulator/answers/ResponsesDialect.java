package com.tabagent.lmstudio.simulator.answers;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.List;

/// `/v1/responses`: OpenAI's stateful API. Its streams have no `[DONE]`.
public final class ResponsesDialect implements Dialect {

  @Override
  public JsonObject whole(Turn turn) {
    return response(turn, "completed", List.of(message(turn)))
        .with("completed_at", Turn.CREATED)
        .with("usage", usage(turn));
  }

  @Override
  public Script stream(Turn turn) {
    JsonObject begun = response(turn, "in_progress", List.of());
    String item = turn.id("msg_");
    return new Script(
        List.of(
            SseEvent.typed("response.created", "response", begun),
            SseEvent.typed("response.in_progress", "response", begun)),
        turn.said().size(),
        index ->
            SseEvent.typed(
                "response.output_text.delta",
                "item_id",
                item,
                "output_index",
                0,
                "content_index",
                0,
                "delta",
                turn.answer().tokens().apply(index)),
        List.of(
            SseEvent.typed(
                "response.output_text.done",
                "item_id",
                item,
                "output_index",
                0,
                "content_index",
                0,
                "text",
                turn.said().text()),
            SseEvent.typed("response.completed", "response", whole(turn))));
  }

  private static JsonObject response(Turn turn, String status, List<JsonObject> output) {
    JsonObject request = turn.request();
    return JsonObject.of(
        "id",
        turn.id("resp_"),
        "object",
        "response",
        "created_at",
        Turn.CREATED,
        "status",
        status,
        "incomplete_details",
        Json.Null.NULL,
        "model",
        turn.model(),
        "previous_response_id",
        request.value("previous_response_id").orElse(Json.Null.NULL),
        "instructions",
        request.value("instructions").orElse(Json.Null.NULL),
        "output",
        output,
        "error",
        Json.Null.NULL,
        "tools",
        request.array("tools"),
        "tool_choice",
        "auto",
        "parallel_tool_calls",
        true,
        "store",
        true,
        "metadata",
        JsonObject.EMPTY);
  }

  private static JsonObject message(Turn turn) {
    JsonObject text =
        JsonObject.of(
            "type", "output_text",
            "text", turn.said().text(),
            "annotations", List.of(),
            "logprobs", List.of());
    return JsonObject.of(
        "id", turn.id("msg_"),
        "type", "message",
        "role", "assistant",
        "status", "completed",
        "content", List.of(text));
  }

  private static JsonObject usage(Turn turn) {
    int input = turn.promptTokens();
    int output = turn.said().size();
    return JsonObject.of(
        "input_tokens",
        input,
        "output_tokens",
        output,
        "total_tokens",
        input + output,
        "input_tokens_details",
        JsonObject.of("cached_tokens", 0),
        "output_tokens_details",
        JsonObject.of("reasoning_tokens", 0));
  }
}
