package com.tabagent.lmstudio.simulator.http;

import java.time.Duration;

/// A count that can be waited for.
public final class Tally {
  private int count;

  public synchronized int count() {
    return count;
  }

  public synchronized void increment() {
    count++;
    notifyAll();
  }

  /// Blocks until the count has reached `atLeast`, for `limit` at most.
  ///
  /// @return whether it has
  public synchronized boolean await(int atLeast, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (count < atLeast) {
      long left = Math.ceilDiv(deadline - System.nanoTime(), 1_000_000L);
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
