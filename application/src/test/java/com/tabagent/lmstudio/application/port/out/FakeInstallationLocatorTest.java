package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

class FakeInstallationLocatorTest extends InstallationLocatorContract {
  private final FakeInstallationLocator locator =
      new FakeInstallationLocator(SampleInstallations.nothing());
  private Optional<Path> application = Optional.empty();
  private Optional<Path> lms = Optional.empty();
  private ServerSettings settings = ServerSettings.DEFAULT;
  private OptionalInt internalPort = OptionalInt.empty();

  @Override
  protected InstallationLocator locator() {
    return locator;
  }

  @Override
  protected void givenLms() {
    lms = Optional.of(SampleInstallations.LMS);
    publish();
  }

  @Override
  protected void givenNoLmsAnyMore() {
    lms = Optional.empty();
    publish();
  }

  @Override
  protected void givenApplication() {
    application = Optional.of(SampleInstallations.APPLICATION);
    publish();
  }

  @Override
  protected void givenStoredSettings(ServerSettings stored) {
    settings = stored;
    publish();
  }

  @Override
  protected void givenBrokenSettings() {
    settings = ServerSettings.DEFAULT;
    publish();
  }

  @Override
  protected void givenInternalPort(int port) {
    internalPort = OptionalInt.of(port);
    publish();
  }

  @Override
  protected Object everythingOnDisk() {
    return locator.locate();
  }

  private void publish() {
    locator.holds(
        new Installation(
            SampleInstallations.HOME, application, lms, Optional.empty(), settings, internalPort));
  }
}
