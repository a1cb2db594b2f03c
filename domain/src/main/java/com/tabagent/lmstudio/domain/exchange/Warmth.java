package com.tabagent.lmstudio.domain.exchange;

import java.time.Duration;

/// That a model has answered, and so is in memory. LM Studio loads a model with the first request
/// for it; several first requests at once load it several times over.
///
/// @param lastAnswer when it last answered, since some fixed moment
public record Warmth(Duration lastAnswer) {

  /// LM Studio may unload a model that is idle. After so long it counts as unloaded.
  public static final Duration LASTS = Duration.ofMinutes(5);

  /// Whether the model is still in memory, as far as can be told from here.
  public boolean lastsAt(Duration now) {
    return now.minus(lastAnswer).compareTo(LASTS) <= 0;
  }
}
