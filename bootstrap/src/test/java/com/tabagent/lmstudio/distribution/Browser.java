package com.tabagent.lmstudio.distribution;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a browser starts a host, and how it gets rid of it.
enum Browser {
  /// One argument; two seconds after the end of the input the host is killed.
  CHROMIUM(Optional.empty(), Duration.ofSeconds(2)),
  /// The manifest and the add-on's id; three seconds after the end of the input the host is told to
  /// end, three more and it is killed.
  FIREFOX(Optional.of(Duration.ofSeconds(3)), Duration.ofSeconds(6));

  static final String EXTENSION = "abcdefghijklmnopabcdefghijklmnop";
  static final String ADD_ON = "tab-agent@example.org";

  private final Optional<Duration> untilTerm;
  private final Duration untilKill;

  Browser(Optional<Duration> untilTerm, Duration untilKill) {
    this.untilTerm = untilTerm;
    this.untilKill = untilKill;
  }

  /// What the host is called with.
  List<String> arguments(Path launcher) {
    return switch (this) {
      case CHROMIUM -> List.of("chrome-extension://" + EXTENSION + "/");
      case FIREFOX -> List.of(launcher.resolveSibling("com.tabagent.host.json").toString(), ADD_ON);
    };
  }

  /// How long after the end of its input the host is sent SIGTERM, if it ever is.
  Optional<Duration> untilTerm() {
    return untilTerm;
  }

  /// How long after the end of its input the host is sent SIGKILL.
  Duration untilKill() {
    return untilKill;
  }
}
