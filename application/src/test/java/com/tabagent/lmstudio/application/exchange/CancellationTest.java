package com.tabagent.lmstudio.application.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancellationTest {
  private final Cancellation cancellation = new Cancellation();
  private final AtomicInteger ran = new AtomicInteger();

  @Test
  void whatIsRegisteredRunsOnceHoweverOftenTheRequestIsCalledOff() {
    cancellation.onCancel(ran::incrementAndGet);

    cancellation.cancel();
    cancellation.cancel();

    assertThat(ran).hasValue(1);
    assertThat(cancellation.isCancelled()).isTrue();
  }

  @Test
  void whatIsRegisteredTooLateRunsAtOnce() {
    cancellation.cancel();

    cancellation.onCancel(ran::incrementAndGet).close();

    assertThat(ran).hasValue(1);
  }

  @Test
  void whatHasEndedIsNotEndedAgain() {
    cancellation.onCancel(ran::incrementAndGet).close();
    try (var _ = cancellation.onCancel(() -> ran.addAndGet(10))) {
      cancellation.cancel();
    }

    assertThat(ran).hasValue(10);
  }

  @Test
  void aRequestThatGoesOnDoesNotFailAndOneCalledOffDoes() {
    assertThat(cancellation.isCancelled()).isFalse();
    cancellation.throwIfCancelled();

    cancellation.cancel();

    Expect.failure(FailureCode.CANCELLED, cancellation::throwIfCancelled);
  }

  @Test
  void anActionThatFailsKeepsNoOtherFromRunning() {
    cancellation.onCancel(
        () -> {
          throw new IllegalStateException("first");
        });
    cancellation.onCancel(
        () -> {
          throw new IllegalStateException("second");
        });
    cancellation.onCancel(ran::incrementAndGet);

    assertThatThrownBy(cancellation::cancel)
        .hasMessage("first")
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));

    assertThat(ran).hasValue(1);
  }

  @Test
  void anActionMayRegisterAndCloseOthersWithoutBlocking() {
    cancellation.onCancel(() -> cancellation.onCancel(ran::incrementAndGet).close());

    cancellation.cancel();

    assertThat(ran).hasValue(1);
  }

  @Test
  void everyActionRunsExactlyOnceWhenManyThreadsRegisterAndCallOff() throws InterruptedException {
    var start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      threads.add(Thread.ofVirtual().start(() -> registerThenCancel(start)));
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(ran).hasValue(50);
  }

  private void registerThenCancel(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    cancellation.onCancel(ran::incrementAndGet);
    cancellation.cancel();
  }
}
