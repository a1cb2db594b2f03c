package com.tabagent.lmstudio.domain.diagnosis;

import java.util.Locale;

/// The parts of the way from an extension to a model, in the order in which a message goes through
/// them.
public enum Area {
  /// What a browser needs to find and start the host.
  BROWSER,
  /// This host itself: its installed copy and its settings.
  HOST,
  /// LM Studio, its tool and its server.
  LM_STUDIO;

  /// As reports write it: `browser`, `host`, `lm-studio`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
