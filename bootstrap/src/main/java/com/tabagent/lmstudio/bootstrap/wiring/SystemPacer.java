package com.tabagent.lmstudio.bootstrap.wiring;

import com.tabagent.lmstudio.application.port.out.Pacer;
import java.time.Duration;

/// Real time.
final class SystemPacer implements Pacer {

  @Override
  public Duration now() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException interrupted) {
      // Whoever waits looks at the time after each pause, and so comes to an end.
      Thread.currentThread().interrupt();
    }
  }
}
