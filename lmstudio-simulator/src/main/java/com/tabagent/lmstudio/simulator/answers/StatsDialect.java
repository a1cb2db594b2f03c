package com.tabagent.lmstudio.simulator.answers;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.List;

/// `/api/v0`: another dialect with the model's facts and the run's figures added to whole answers.
public record StatsDialect(Dialect plain, JsonObject modelInfo) implements Dialect {

  @Override
  public JsonObject whole(Turn turn) {
    return plain
        .whole(turn)
        .with("stats", stats(turn))
        .with("model_info", modelInfo)
        .with(
            "runtime",
            JsonObject.of(
                "name", "llama.cpp-simulated",
                "version", "1.50.2",
                "supported_formats", List.of("gguf")));
  }

  @Override
  public Script stream(Turn turn) {
    return plain.stream(turn);
  }

  private static JsonObject stats(Turn turn) {
    return JsonObject.of(
        "tokens_per_second",
        50,
        "time_to_first_token",
        0.1,
        "generation_time",
        turn.said().size() / 50.0,
        "stop_reason",
        turn.isCut() ? "maxPredictedTokensReached" : "eosFound");
  }
}
