package com.tabagent.lmstudio.bootstrap.practice;

import com.tabagent.lmstudio.application.port.out.Pacer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Time that does not pass. Remembers who wanted it to.
final class NoTime implements Pacer {
  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

  @Override
  public Duration now() {
    return Duration.ZERO;
  }

  @Override
  public void pause(Duration duration) {
    pauses.add(duration);
  }

  List<Duration> pauses() {
    return pauses;
  }
}
