package com.tabagent.lmstudio.architecture.violations.adapter.process;

import com.tabagent.lmstudio.architecture.violations.application.port.in.Asked;

/// A driven adapter that drives.
public final class CallsAUseCase {
  void call(Asked useCase) {
    useCase.ask();
  }
}
