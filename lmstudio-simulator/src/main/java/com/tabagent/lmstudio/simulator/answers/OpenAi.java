package com.tabagent.lmstudio.simulator.answers;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What `/v1/chat/completions` and `/v1/completions` have in common.
final class OpenAi {
  private OpenAi() {}

  static JsonObject envelope(Turn turn, String id, String object, JsonObject choice) {
    return JsonObject.of(
        "id", turn.id(id),
        "object", object,
        "created", Turn.CREATED,
        "model", turn.model(),
        "choices", List.of(choice));
  }

  static String finishReason(Turn turn) {
    return turn.isCut() ? "length" : "stop";
  }

  static JsonObject usage(Turn turn) {
    int prompt = turn.promptTokens();
    int completion = turn.said().size();
    return JsonObject.of(
        "prompt_tokens",
        prompt,
        "completion_tokens",
        completion,
        "total_tokens",
        prompt + completion,
        "completion_tokens_details",
        JsonObject.of("reasoning_tokens", 0));
  }

  /// The finishing chunk, the counts if they were asked for, and the mark of the end.
  static List<SseEvent> closing(Turn turn, JsonObject finish) {
    List<SseEvent> closing = new ArrayList<>();
    closing.add(SseEvent.data(finish));
    if (turn.request().object("stream_options").orElse(JsonObject.EMPTY).flag("include_usage")) {
      closing.add(SseEvent.data(finish.with("choices", List.of()).with("usage", usage(turn))));
    }
    closing.add(SseEvent.DONE);
    return closing;
  }

  static Object orNull(boolean present, String text) {
    return present ? text : Json.Null.NULL;
  }
}
