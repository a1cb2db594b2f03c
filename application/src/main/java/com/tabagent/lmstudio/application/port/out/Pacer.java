package com.tabagent.lmstudio.application.port.out;

import java.time.Duration;

/// Time, for those who wait.
public interface Pacer {

  /// Time since some fixed moment; never runs backwards.
  Duration now();

  /// Blocks for so long.
  void pause(Duration duration);
}
