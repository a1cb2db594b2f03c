package com.tabagent.lmstudio.application.port.out;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Virtual time. It stands still while anybody works and jumps to the next thing that happens when
/// all wait, so a test of a minute's waiting takes a moment and always goes the same way.
///
/// A test with one thread just uses it. A test with several gives each its thread by [#go], and
/// lets [#finish] play the whole story to its end.
public final class FakePacer implements Pacer, Executor {
  private final PriorityQueue<Happening> ahead =
      new PriorityQueue<>(Comparator.comparing(Happening::at).thenComparingLong(Happening::order));
  private final List<Thread> actors = new ArrayList<>();
  private final List<Throwable> accidents = new ArrayList<>();
  private Duration now = Duration.ZERO;
  private long order;
  private int busy;

  /// Has something happen when so much time has passed from now. It runs on the thread of somebody
  /// who waits, and must not wait itself.
  public synchronized void after(Duration delay, Runnable action) {
    ahead.add(new Happening(now.plus(delay), order++, action));
  }

  /// Starts somebody who acts beside the others, on a thread of their own, now. Time stands still
  /// until they wait or end.
  public synchronized void go(Runnable part) {
    busy++;
    actors.add(Thread.ofVirtual().start(() -> act(part)));
  }

  /// The same, as an executor.
  @Override
  public void execute(Runnable part) {
    go(part);
  }

  /// Waits, in real time, until all who act have ended, and fails if one of them failed.
  public void finish() {
    for (int i = 0; i < started(); i++) {
      join(actor(i));
    }
    synchronized (this) {
      if (!accidents.isEmpty()) {
        throw new AssertionError("somebody failed", accidents.getFirst());
      }
    }
  }

  @Override
  public synchronized Duration now() {
    return now;
  }

  @Override
  public void pause(Duration duration) {
    await(new CompletableFuture<>(), duration);
  }

  @Override
  public boolean await(CompletableFuture<?> something, Duration limit) {
    if (something.isDone()) {
      return true;
    }
    var alarm = new Alarm();
    synchronized (this) {
      after(limit, alarm);
      boolean acting = actors.contains(Thread.currentThread());
      busy -= acting ? 1 : 0;
      alarm.counted = acting;
    }
    var _ = something.whenComplete((_, _) -> alarm.run());
    while (!alarm.rung()) {
      passTime(alarm);
    }
    forget(alarm);
    return something.isDone();
  }

  private void passTime(Alarm alarm) {
    Happening next;
    synchronized (this) {
      awaitIdleness(alarm);
      if (alarm.rung) {
        return;
      }
      next = ahead.remove();
      now = next.at.compareTo(now) > 0 ? next.at : now;
      busy++;
    }
    next.action.run();
    release();
  }

  private synchronized void awaitIdleness(Alarm alarm) {
    try {
      while (busy > 0 && !alarm.rung) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("nobody interrupts in virtual time", interrupted);
    }
  }

  private void act(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException | Error accident) {
      synchronized (this) {
        accidents.add(accident);
      }
    } finally {
      release();
    }
  }

  private synchronized void release() {
    busy--;
    notifyAll();
  }

  private synchronized void forget(Alarm alarm) {
    ahead.removeIf(happening -> happening.action == alarm);
  }

  private synchronized int started() {
    return actors.size();
  }

  private synchronized Thread actor(int index) {
    return actors.get(index);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private record Happening(Duration at, long order, Runnable action) {}

  /// Wakes one who waits. From then on time stands still again, for their sake.
  private final class Alarm implements Runnable {
    private boolean rung;
    private boolean counted;

    @Override
    public void run() {
      synchronized (FakePacer.this) {
        if (!rung) {
          rung = true;
          busy += counted ? 1 : 0;
          FakePacer.this.notifyAll();
        }
      }
    }

    boolean rung() {
      synchronized (FakePacer.this) {
        return rung;
      }
    }
  }
}
