package com.tabagent.lmstudio.architecture.violations.application.port.out;

/// An out-port without an adapter, a contract, a fake.
public interface Forgotten {
  void remember();
}
