package com.tabagent.lmstudio.application.port.out;

class FakeWindowsRegistryTest extends WindowsRegistryContract {
  private final FakeWindowsRegistry registry = new FakeWindowsRegistry();

  @Override
  protected WindowsRegistry registry() {
    return registry;
  }
}
