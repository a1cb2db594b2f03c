package com.tabagent.lmstudio.adapter.nativemessaging.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Does one piece of work after the other, in the order in which they came, on a thread that lives
/// while there is work.
final class SerialLane {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  /// Adds work and returns at once.
  void add(Runnable work) {
    lock.lock();
    try {
      waiting.add(work);
      if (!busy) {
        busy = true;
        Thread.ofVirtual().name("requests-in-order").start(this::work);
      }
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    Runnable next = next();
    while (next != null) {
      next.run();
      next = next();
    }
  }

  private @Nullable Runnable next() {
    lock.lock();
    try {
      Runnable next = waiting.poll();
      if (next == null) {
        busy = false;
        idle.signalAll();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /// Blocks until there is no work left, for `limit` at most.
  ///
  /// @return whether there is none
  boolean awaitEmpty(Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (busy && left > 0) {
        left = idle.awaitNanos(left);
      }
      return !busy;
    } finally {
      lock.unlock();
    }
  }
}
