package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What every [StartLock] must do.
public abstract class StartLockContract {

  protected abstract StartLock lock();

  /// The same lock, as another host of the same user would hold it in its hands.
  protected abstract StartLock lockOfAnotherHost();

  @Test
  void aFreeLockIsGivenAtOnce() {
    try (StartLock.Held held = lock().tryAcquire().orElseThrow()) {
      assertThat(held).isNotNull();
    }
  }

  @Test
  void aHeldLockIsGivenToNobodyElse() {
    StartLock lock = lock();
    try (StartLock.Held _ = lock.tryAcquire().orElseThrow()) {
      assertThat(lockOfAnotherHost().tryAcquire()).isEmpty();
      assertThat(lock.tryAcquire()).isEmpty();
    }
  }

  @Test
  void aLockGivenBackCanBeTakenByAnother() {
    lock().tryAcquire().orElseThrow().close();

    try (StartLock.Held held = lockOfAnotherHost().tryAcquire().orElseThrow()) {
      assertThat(held).isNotNull();
    }
  }

  @Test
  void givingBackTwiceTakesNothingFromTheNextHolder() {
    StartLock.Held first = lock().tryAcquire().orElseThrow();
    first.close();
    try (StartLock.Held _ = lockOfAnotherHost().tryAcquire().orElseThrow()) {
      first.close();

      assertThat(lock().tryAcquire()).isEmpty();
    }
  }
}
