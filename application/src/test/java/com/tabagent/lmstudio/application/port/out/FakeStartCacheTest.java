package com.tabagent.lmstudio.application.port.out;

import java.nio.file.Path;

class FakeStartCacheTest extends StartCacheContract {
  private final FakeStartCache cache = new FakeStartCache();

  @Override
  protected StartCache cache() {
    return cache;
  }

  @Override
  protected Path launcher() {
    return Path.of("host");
  }

  @Override
  protected Path brokenLauncher() {
    cache.cannotMake(Path.of("broken"));
    return Path.of("broken");
  }
}
