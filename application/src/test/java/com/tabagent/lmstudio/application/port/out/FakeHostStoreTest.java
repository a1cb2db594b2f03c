package com.tabagent.lmstudio.application.port.out;

import java.nio.file.Path;

class FakeHostStoreTest extends HostStoreContract {
  private final FakeHostStore store = new FakeHostStore();

  @Override
  protected HostStore store() {
    return store;
  }

  @Override
  protected Path stay() {
    return Path.of("/home/ann/stay");
  }

  @Override
  protected boolean isThere(Path file) {
    return store.isThere(file);
  }

  @Override
  protected void givenFile(Path file) {
    store.file(file);
  }
}
