package com.tabagent.lmstudio.application.exchange;

import com.tabagent.lmstudio.application.port.in.EnsureServerRunning.Progress;
import com.tabagent.lmstudio.application.port.out.Pacer;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// Tells the caller of one streamed request that it is alive, whenever nothing has been sent for a
/// while. The one who pulls the answer only counts; a second thread, asleep most of the time, looks
/// at the count.
final class Heartbeat implements AutoCloseable {

  /// A silence is noticed at most a quarter of the interval late.
  private static final int LOOKS = 4;

  private final Listener listener;
  private final Pacer pacer;
  private final Duration interval;
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();

  /// Odd while something is being sent. A plain write is enough: nobody decides anything by it but
  /// whether to say that nothing happens.
  private final AtomicLong sendings = new AtomicLong();

  private volatile Phase phase;

  /// @param since when it began
  private record Phase(WaitPhase kind, Duration since) {}

  /// Hears that a request is alive.
  interface Listener {

    /// Nothing has been sent for a while.
    ///
    /// @param elapsed how long this phase, or the silence in it, has lasted
    void waiting(WaitPhase phase, Duration elapsed);
  }

  Heartbeat(Listener listener, Pacer pacer, Duration interval) {
    this.listener = listener;
    this.pacer = pacer;
    this.interval = interval;
    this.phase = new Phase(WaitPhase.CONNECT, pacer.now());
  }

  void enter(WaitPhase kind) {
    if (phase.kind() != kind) {
      phase = new Phase(kind, pacer.now());
    }
  }

  /// Something is about to be sent; as long as that blocks, it is the caller who is slow.
  void sending() {
    sendings.setOpaque(sendings.getPlain() + 1);
  }

  void sent() {
    sendings.setOpaque(sendings.getPlain() + 1);
  }

  /// What a start says of itself is sent, too.
  Progress around(Progress progress) {
    return elapsed -> {
      sending();
      progress.starting(elapsed);
      sent();
    };
  }

  /// Looks, and blocks, until this is closed.
  void watch() {
    long seen = sendings.getOpaque();
    Duration lastSent = pacer.now();
    Duration lastTold = lastSent;
    while (!pacer.await(over, interval.dividedBy(LOOKS))) {
      long count = sendings.getOpaque();
      Duration now = pacer.now();
      if (count != seen || isOdd(count)) {
        seen = count;
        lastSent = now;
        lastTold = now;
      } else if (now.minus(lastTold).compareTo(interval) >= 0) {
        tell(now, lastSent);
        lastTold = pacer.now();
      }
    }
  }

  private void tell(Duration now, Duration lastSent) {
    Phase waiting = phase;
    Duration since = waiting.since().compareTo(lastSent) > 0 ? waiting.since() : lastSent;
    listener.waiting(waiting.kind(), now.minus(since));
  }

  private static boolean isOdd(long count) {
    return (count & 1) == 1;
  }

  /// Ends the looking at once.
  @Override
  public void close() {
    over.complete(true);
  }
}
