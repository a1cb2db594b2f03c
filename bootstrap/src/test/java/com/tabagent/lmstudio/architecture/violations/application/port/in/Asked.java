package com.tabagent.lmstudio.architecture.violations.application.port.in;

/// An in-port.
public interface Asked {
  void ask();
}
