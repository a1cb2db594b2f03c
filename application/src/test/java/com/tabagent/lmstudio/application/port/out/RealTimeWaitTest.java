package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// The wait that a [Pacer] brings with it, on real time.
class RealTimeWaitTest extends PacerContract {

  @Override
  protected Pacer pacer() {
    return new RealTime();
  }

  @Override
  protected void inAMoment(Runnable action) {
    Thread.ofVirtual().start(action);
  }

  @Test
  void whoIsInterruptedStopsWaitingAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    Expect.failure(
        FailureCode.CANCELLED,
        () -> pacer().await(new CompletableFuture<>(), Duration.ofMinutes(1)));
    assertThat(Thread.interrupted()).isTrue();
  }

  private static final class RealTime implements Pacer {
    @Override
    public Duration now() {
      return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void pause(Duration duration) {
      Duration end = now().plus(duration);
      while (now().compareTo(end) < 0) {
        LockSupport.parkNanos(end.minus(now()).toNanos());
      }
    }
  }
}
