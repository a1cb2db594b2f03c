package com.tabagent.lmstudio.simulator.answers;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `/api/v1/chat`: LM Studio's own API, the only one whose stream tells of loading and prompt
/// processing.
public final class NativeDialect implements Dialect {
  private static final double LOAD_SECONDS = 0.5;

  @Override
  public JsonObject whole(Turn turn) {
    JsonObject reply =
        JsonObject.of(
            "model_instance_id", turn.model(),
            "output", List.of(JsonObject.of("type", "message", "content", turn.said().text())),
            "stats", stats(turn));
    boolean stored = !turn.request().value("store").equals(Optional.of(false));
    return stored ? reply.with("response_id", turn.id("resp_")) : reply;
  }

  private static JsonObject stats(Turn turn) {
    JsonObject stats =
        JsonObject.of(
            "input_tokens",
            turn.promptTokens(),
            "total_output_tokens",
            turn.said().size(),
            "reasoning_output_tokens",
            0,
            "tokens_per_second",
            50,
            "time_to_first_token_seconds",
            0.1);
    return turn.loaded() ? stats.with("model_load_time_seconds", LOAD_SECONDS) : stats;
  }

  @Override
  public Script stream(Turn turn) {
    return new Script(
        opening(turn),
        turn.said().size(),
        index -> SseEvent.typed("message.delta", "content", turn.answer().tokens().apply(index)),
        List.of(SseEvent.typed("message.end"), SseEvent.typed("chat.end", "result", whole(turn))));
  }

  private static List<SseEvent> opening(Turn turn) {
    List<SseEvent> opening = new ArrayList<>();
    opening.add(SseEvent.typed("chat.start", "model_instance_id", turn.model()));
    if (turn.loaded()) {
      opening.addAll(loading(turn.model()));
    }
    opening.add(SseEvent.typed("prompt_processing.start"));
    opening.add(SseEvent.typed("prompt_processing.progress", "progress", 1));
    opening.add(SseEvent.typed("prompt_processing.end"));
    opening.add(SseEvent.typed("message.start"));
    return opening;
  }

  private static List<SseEvent> loading(String model) {
    return List.of(
        SseEvent.typed("model_load.start", "model_instance_id", model),
        SseEvent.typed("model_load.progress", "model_instance_id", model, "progress", 0.5),
        SseEvent.typed("model_load.progress", "model_instance_id", model, "progress", 1),
        SseEvent.typed(
            "model_load.end", "model_instance_id", model, "load_time_seconds", LOAD_SECONDS));
  }
}
