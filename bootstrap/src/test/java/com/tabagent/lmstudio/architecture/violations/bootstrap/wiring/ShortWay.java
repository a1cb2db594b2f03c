package com.tabagent.lmstudio.architecture.violations.bootstrap.wiring;

import com.google.inject.Injector;
import com.tabagent.lmstudio.architecture.violations.bootstrap.cli.Circle;
import com.tabagent.lmstudio.architecture.violations.simulator.Astray;

/// A short way that is long, reaches for the simulator, and is half of a circle.
public final class ShortWay {
  Object made(Injector injector) {
    return injector.getInstance(Astray.class);
  }

  Object otherHalf() {
    return new Circle();
  }
}
