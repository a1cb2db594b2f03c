package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.installation.Installation;

class FakeHeadlessSettingsTest extends HeadlessSettingsContract {
  private final FakeHeadlessSettings settings = new FakeHeadlessSettings();

  @Override
  protected HeadlessSettings settings() {
    return settings;
  }

  @Override
  protected Installation installation() {
    return SampleInstallations.complete();
  }

  @Override
  protected void givenABrokenFile() {
    settings.breakFile();
  }

  @Override
  protected void givenAnotherKey() {
    // There is no place for another key here, and so nothing that could lose it.
  }

  @Override
  protected boolean otherKeyIsThere() {
    return true;
  }

  @Override
  protected Object everythingOnDisk() {
    return settings.value();
  }
}
