package com.tabagent.lmstudio.domain.server;

import java.util.Locale;

/// When the host starts LM Studio's server without being asked to.
public enum AutoStart {
  /// As soon as an extension opens a lasting connection.
  ON_START,
  /// With the first request that needs the server.
  ON_FIRST_USE,
  /// Not at all.
  NEVER;

  /// As it is written in the settings: `on-start`, `on-first-use`, `never`.
  public String settingName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
