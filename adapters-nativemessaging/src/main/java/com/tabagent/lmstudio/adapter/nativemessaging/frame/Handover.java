package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Lets whoever reads the frames go first. The system wakes them on the very processor that writes,
/// in the belief that a writer waits next; there they would stand behind all that the writer still
/// does until then. In a burst they are awake, and nothing is offered.
///
/// For any thread. Nothing but time depends on it.
final class Handover {

  /// A reader who got nothing for so long sleeps.
  static final long ASLEEP_AFTER_NANOS = 1_000_000;

  private final LongSupplier clock;
  private final Runnable offer;

  /// Two who write at the same time may both offer, or neither.
  private final AtomicLong lastWritten;

  /// @param clock in nanoseconds from any moment
  /// @param offer gives the processor away, if somebody waits for it
  Handover(LongSupplier clock, Runnable offer) {
    this.clock = clock;
    this.offer = offer;
    this.lastWritten = new AtomicLong(clock.getAsLong() - ASLEEP_AFTER_NANOS - 1);
  }

  /// The handover of whichever thread writes.
  @SuppressWarnings("ThreadPriorityCheck")
  static Handover ofThisThread() {
    return new Handover(System::nanoTime, Thread::yield);
  }

  /// A frame has been written, and no lock is held.
  void written() {
    long now = clock.getAsLong();
    long silence = now - lastWritten.getOpaque();
    lastWritten.setOpaque(now);
    if (silence > ASLEEP_AFTER_NANOS) {
      offer.run();
    }
  }
}
