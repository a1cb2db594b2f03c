package com.tabagent.lmstudio.architecture.violations.adapter.nativemessaging;

import com.tabagent.lmstudio.architecture.violations.application.port.out.Forgotten;

/// A driving adapter that goes around the use cases.
final class GoesAround {
  void go(Forgotten port) {
    port.remember();
  }
}
