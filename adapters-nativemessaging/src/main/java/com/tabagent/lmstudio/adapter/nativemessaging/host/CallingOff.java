package com.tabagent.lmstudio.adapter.nativemessaging.host;

import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Entry;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.Caller;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Ends work before its time: one request by a `cancel`, all of them when the conversation ends.
///
/// At its end the host waits for as long as it does some good, and never so long that the browser
/// loses patience: Chromium ends the process after two seconds.
final class CallingOff {

  /// How long what has been called off may take to say so.
  private static final Duration ABORT = Duration.ofMillis(50);

  private static final int LOOKS = 5;

  private final InFlight inFlight;
  private final LongSupplier framesTaken;
  private final Patience patience;
  private final HostLog log;

  /// How long what has been read may take to finish after the input has ended.
  ///
  /// @param moment as long as nobody takes a frame
  /// @param longest in all
  record Patience(Duration moment, Duration longest) {

    /// A browser that ends the input reads no more, in all likelihood.
    static final Patience WITH_A_BROWSER =
        new Patience(Duration.ofMillis(150), Duration.ofMillis(800));

    /// A shell that has said all that it has to say waits for the answers.
    static final Patience WITH_A_SHELL =
        new Patience(Duration.ofMillis(800), Duration.ofMillis(800));

    static Patience with(Caller caller) {
      return caller.browser().isPresent() ? WITH_A_BROWSER : WITH_A_SHELL;
    }
  }

  /// @param framesTaken how many frames have been taken from this host
  CallingOff(InFlight inFlight, LongSupplier framesTaken, Patience patience, HostLog log) {
    this.inFlight = inFlight;
    this.framesTaken = framesTaken;
    this.patience = patience;
    this.log = log;
  }

  /// Lets what is in flight finish, for a moment, and calls the rest off. Streams never end by
  /// themselves in time. The moment begins anew with each frame that is taken.
  void finish() {
    inFlight.entries().stream().filter(Entry::streams).forEach(this::callOff);
    if (!awaitNone(patience)) {
      abort();
    }
  }

  /// Calls everything off, and waits briefly until it is.
  void abort() {
    callOffAll();
    awaitNone(new Patience(ABORT, ABORT));
  }

  /// Calls everything off.
  void callOffAll() {
    inFlight.entries().forEach(this::callOff);
  }

  /// One that fails must not keep the others, nor the reader, from going on.
  void callOff(Entry entry) {
    try {
      entry.cancellation().cancel();
    } catch (RuntimeException defect) {
      log.problem("A request could not be called off cleanly.", defect);
    }
  }

  /// Blocks until nothing is in flight, or patience is at its end. Looks often enough to count a
  /// moment from about when the last frame was taken.
  ///
  /// @return whether nothing is
  private boolean awaitNone(Patience with) {
    Duration look = with.moment().dividedBy(LOOKS);
    long now = System.nanoTime();
    long end = now + with.longest().toNanos();
    long momentEnds = now + with.moment().toNanos();
    long taken = framesTaken.getAsLong();
    try {
      while (now - end < 0 && now - momentEnds < 0) {
        if (inFlight.awaitNone(look)) {
          return true;
        }
        now = System.nanoTime();
        long takenNow = framesTaken.getAsLong();
        momentEnds = takenNow == taken ? momentEnds : now + with.moment().toNanos();
        taken = takenNow;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
