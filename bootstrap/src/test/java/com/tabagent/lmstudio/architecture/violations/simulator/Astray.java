package com.tabagent.lmstudio.architecture.violations.simulator;

import com.tabagent.lmstudio.architecture.violations.application.port.in.Asked;

/// What the simulator must not do.
public final class Astray {

  static final class SharesCode {
    void ask(Asked product) {
      product.ask();
    }
  }
}
