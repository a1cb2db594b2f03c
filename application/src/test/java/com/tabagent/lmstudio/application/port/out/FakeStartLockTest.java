package com.tabagent.lmstudio.application.port.out;

class FakeStartLockTest extends StartLockContract {
  private final FakeStartLock lock = new FakeStartLock();

  @Override
  protected StartLock lock() {
    return lock;
  }

  @Override
  protected StartLock lockOfAnotherHost() {
    return lock;
  }
}
