package com.tabagent.lmstudio.adapter.nativemessaging.host;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Does one piece of work after the other, in the order in which they came, on a thread that lives
/// while there is work.
final class SerialLane {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  /// Adds work and returns at once.
  ///
  /// @param work does not fail: nobody is there to hear of it
  synchronized void add(Runnable work) {
    waiting.add(work);
    if (!busy) {
      Thread.ofPlatform().name("requests-in-order").daemon().start(this::work);
      busy = true;
    }
  }

  private void work() {
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable next = waiting.poll();
    busy = next != null;
    return next;
  }
}
