package com.tabagent.lmstudio.application.port.out;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A lock in memory. Several hosts are several users of the one object.
public final class FakeStartLock implements StartLock {
  private final AtomicBoolean held = new AtomicBoolean();

  public boolean isHeld() {
    return held.get();
  }

  @Override
  public Optional<Held> tryAcquire() {
    if (held.getAndSet(true)) {
      return Optional.empty();
    }
    var mine = new AtomicBoolean(true);
    return Optional.of(
        () -> {
          if (mine.getAndSet(false)) {
            held.set(false);
          }
        });
  }
}
