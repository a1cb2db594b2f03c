package com.tabagent.lmstudio.domain.installation;

import java.util.Locale;

/// The three systems that LM Studio runs on.
public enum OperatingSystem {
  WINDOWS,
  MACOS,
  LINUX;

  /// From Java's name of the system (`os.name`). What is neither Windows nor macOS is treated as
  /// Linux.
  public static OperatingSystem named(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return WINDOWS;
    }
    return name.startsWith("mac") || name.startsWith("darwin") ? MACOS : LINUX;
  }
}
