package com.tabagent.lmstudio.bootstrap.configuration;

import java.util.Locale;

/// How much the host notes in its log.
public enum LogLevel {
  /// Nothing; the file is not made.
  OFF,
  /// What somebody should look at.
  ERROR,
  /// Also what failed and why, as the callers were told.
  INFO;

  /// As it is written in the settings.
  public String settingName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
