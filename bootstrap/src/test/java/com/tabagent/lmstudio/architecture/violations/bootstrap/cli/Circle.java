package com.tabagent.lmstudio.architecture.violations.bootstrap.cli;

import com.tabagent.lmstudio.architecture.violations.bootstrap.wiring.ShortWay;

/// Half of a circle.
public final class Circle {
  Object otherHalf() {
    return new ShortWay();
  }
}
