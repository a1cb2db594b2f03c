package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [Pacer] must do. The time limit only keeps a broken pacer from hanging the build.
@Timeout(60)
public abstract class PacerContract {
  private static final Duration MOMENT = Duration.ofMillis(3);

  protected abstract Pacer pacer();

  /// Has this run, by another thread, while the test waits on the pacer.
  protected abstract void inAMoment(Runnable action);

  @Test
  void timeNeverRunsBackwards() {
    Pacer pacer = pacer();
    Duration before = pacer.now();

    assertThat(pacer.now()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void aPauseTakesAtLeastItsTime() {
    Pacer pacer = pacer();
    Duration before = pacer.now();

    pacer.pause(MOMENT);

    assertThat(pacer.now().minus(before)).isGreaterThanOrEqualTo(MOMENT);
  }

  @Test
  void aPauseOfNothingReturns() {
    pacer().pause(Duration.ZERO);
  }

  @Test
  void whatHasEndedIsNotWaitedForHoweverItEnded() {
    assertThat(pacer().await(CompletableFuture.completedFuture("well"), MOMENT)).isTrue();
    assertThat(pacer().await(CompletableFuture.failedFuture(new Exception("badly")), MOMENT))
        .isTrue();
  }

  @Test
  void whatDoesNotEndIsWaitedForOnlySoLong() {
    assertThat(pacer().await(new CompletableFuture<>(), MOMENT)).isFalse();
    assertThat(pacer().await(new CompletableFuture<>(), Duration.ZERO)).isFalse();
  }

  @Test
  void whatEndsMeanwhileIsSeen() {
    Pacer pacer = pacer();
    var something = new CompletableFuture<String>();
    inAMoment(() -> something.complete("done"));

    assertThat(pacer.await(something, Duration.ofMinutes(1))).isTrue();
  }
}
