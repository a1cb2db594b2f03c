package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.host.CallingOff.Patience;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Entry;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Kind;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.Caller;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.RecordingLog;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Setup;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How long a host waits for what is in flight when its input has ended.
@Timeout(60)
class CallingOffTest {
  private static final Duration BRIEF = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final InFlight inFlight = new InFlight(8);
  private final Entry request = inFlight.admit(Kind.REQUEST, Optional.empty());
  private final AtomicLong looks = new AtomicLong();
  private final RecordingLog log = new RecordingLog();

  @Test
  void aBrowserThatEndsTheInputIsWaitedForLessThanAShell() {
    var chromium = Setup.PLAIN.calledByChromium().caller();

    assertThat(Patience.with(chromium)).isEqualTo(Patience.WITH_A_BROWSER);
    assertThat(Patience.with(Caller.NONE)).isEqualTo(Patience.WITH_A_SHELL);
    assertThat(Patience.WITH_A_BROWSER.moment()).isLessThan(Patience.WITH_A_SHELL.moment());
  }

  @Test
  void whereNobodyTakesAFrameItWaitsForAMomentOnly() {
    finish(() -> 7, new Patience(BRIEF, LONG));

    assertThat(request.cancellation().isCancelled()).isTrue();
  }

  @Test
  void asLongAsFramesAreTakenItGoesOn() {
    finish(this::oneMoreUntilAllIsWritten, new Patience(BRIEF, LONG));

    assertThat(looks.get()).isGreaterThan(20);
    assertThat(request.cancellation().isCancelled()).isFalse();
  }

  @Test
  void butNotForEver() {
    finish(looks::incrementAndGet, new Patience(BRIEF, BRIEF.multipliedBy(20)));

    assertThat(looks.get()).isGreaterThan(1);
    assertThat(request.cancellation().isCancelled()).isTrue();
  }

  @Test
  void whatFinishesByItselfIsNotCalledOff() {
    Thread work = Thread.startVirtualThread(() -> inFlight.done(request));

    finish(() -> 7, new Patience(LONG, LONG));

    assertThat(request.cancellation().isCancelled()).isFalse();
    assertThat(work).isNotNull();
  }

  @Test
  void streamsAreCalledOffBeforeAnyWait() {
    Entry stream = inFlight.admit(Kind.STREAM, Optional.empty());
    stream.cancellation().onCancel(() -> inFlight.done(stream));
    Thread.startVirtualThread(
        () -> {
          while (!stream.cancellation().isCancelled()) {
            Thread.onSpinWait();
          }
          inFlight.done(request);
        });

    finish(() -> 7, new Patience(LONG, LONG));

    assertThat(request.cancellation().isCancelled()).isFalse();
  }

  @Test
  void whoIsInterruptedWaitsNoLongerAndIsStillInterrupted() {
    Thread.currentThread().interrupt();

    finish(() -> 7, new Patience(LONG, LONG));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(request.cancellation().isCancelled()).isTrue();
  }

  @Test
  void oneThatCannotBeCalledOffKeepsNoOtherFromIt() {
    Entry other = inFlight.admit(Kind.REQUEST, Optional.empty());
    request.cancellation().onCancel(CallingOffTest::fail);
    other.cancellation().onCancel(CallingOffTest::fail);

    callingOff(() -> 7, new Patience(LONG, LONG)).callOffAll();

    assertThat(request.cancellation().isCancelled()).isTrue();
    assertThat(other.cancellation().isCancelled()).isTrue();
    assertThat(log.problems())
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem).contains("the socket does not close"));
  }

  private static void fail() {
    throw new IllegalStateException("the socket does not close");
  }

  private long oneMoreUntilAllIsWritten() {
    long look = looks.incrementAndGet();
    if (look > 20) {
      inFlight.done(request);
    }
    return look;
  }

  private void finish(LongSupplier framesTaken, Patience patience) {
    callingOff(framesTaken, patience).finish();
  }

  private CallingOff callingOff(LongSupplier framesTaken, Patience patience) {
    return new CallingOff(inFlight, framesTaken, patience, log);
  }
}
