package com.tabagent.lmstudio.simulator.answers;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// `/v1/embeddings`: small vectors that depend on nothing but the text.
public final class Embeddings {
  private static final int DIMENSIONS = 8;

  private Embeddings() {}

  /// One vector for each text.
  ///
  /// @param request its `input` is a string or an array of strings
  public static JsonObject of(JsonObject request, String model) {
    List<?> inputs =
        request.text("input").<List<?>>map(List::of).orElseGet(() -> request.array("input"));
    List<Object> data = new ArrayList<>();
    for (Object input : inputs) {
      data.add(
          JsonObject.of(
              "object", "embedding",
              "embedding", vector(input.toString()),
              "index", data.size()));
    }
    return JsonObject.of(
        "object",
        "list",
        "data",
        data,
        "model",
        model,
        "usage",
        JsonObject.of("prompt_tokens", 0, "total_tokens", 0));
  }

  private static List<Double> vector(String text) {
    List<Double> vector = new ArrayList<>();
    int hash = text.hashCode();
    for (int at = 0; at < DIMENSIONS; at++) {
      hash = 31 * hash + at;
      vector.add((hash % 1000) / 1000.0);
    }
    return vector;
  }
}
