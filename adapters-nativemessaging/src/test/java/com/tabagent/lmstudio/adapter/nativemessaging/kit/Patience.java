package com.tabagent.lmstudio.adapter.nativemessaging.kit;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// How long a test waits for what has to come before it fails: far longer than it takes.
public final class Patience {
  public static final Duration LIMIT = Duration.ofSeconds(20);

  private Patience() {}

  /// The next thing in a queue.
  static <T> T next(BlockingQueue<T> queue, String what) {
    try {
      T found = queue.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      if (found == null) {
        throw new AssertionError(what + " did not come in time");
      }
      return found;
    } catch (InterruptedException interrupted) {
      throw cutShort(interrupted);
    }
  }

  public static void await(CountDownLatch latch, String what) {
    try {
      if (!latch.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(what + " did not come in time");
      }
    } catch (InterruptedException interrupted) {
      throw cutShort(interrupted);
    }
  }

  static void awaitEnd(Thread thread) {
    try {
      if (!thread.join(LIMIT)) {
        throw new AssertionError(thread.getName() + " did not end in time");
      }
    } catch (InterruptedException interrupted) {
      throw cutShort(interrupted);
    }
  }

  /// Waits for what nobody announces.
  public static void until(BooleanSupplier condition, String what) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw new AssertionError(what + " did not come in time");
      }
      Thread.onSpinWait();
    }
  }

  static AssertionError cutShort(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new AssertionError("the test was interrupted", interrupted);
  }
}
