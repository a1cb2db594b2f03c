package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.installation.Installation;

/// A machine that holds what the test says.
public final class FakeInstallationLocator implements InstallationLocator {
  private volatile Installation installation;

  public FakeInstallationLocator(Installation installation) {
    this.installation = installation;
  }

  /// From now on the machine holds this.
  public void holds(Installation other) {
    installation = other;
  }

  @Override
  public Installation locate() {
    return installation;
  }
}
