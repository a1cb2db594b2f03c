package com.tabagent.lmstudio.domain.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How a model shall answer. What is absent is left to the server.
///
/// @param temperature 0 (always the likeliest word) to 2
/// @param topP more than 0, up to 1: from which share of the likely words one is drawn
/// @param maxNewTokens the longest answer in tokens, at least 1; -1 for no limit
/// @param others settings that this host does not know, passed on as they are
public record InferenceSettings(
    Optional<Double> temperature,
    Optional<Double> topP,
    Optional<Integer> maxNewTokens,
    Map<String, JsonPayload> others) {

  /// What is used where a caller gives no settings at all: temperature 0.7, top-p 0.9, 512 tokens.
  public static final InferenceSettings DEFAULT =
      new InferenceSettings(Optional.of(0.7), Optional.of(0.9), Optional.of(512), Map.of());

  public InferenceSettings {
    check(
        temperature.isEmpty() || (temperature.get() >= 0 && temperature.get() <= 2),
        "temperature is 0 to 2");
    check(topP.isEmpty() || (topP.get() > 0 && topP.get() <= 1), "top_p is more than 0, up to 1");
    check(
        maxNewTokens.isEmpty() || maxNewTokens.get() >= 1 || maxNewTokens.get() == -1,
        "max_new_tokens is at least 1, or -1 for no limit");
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
