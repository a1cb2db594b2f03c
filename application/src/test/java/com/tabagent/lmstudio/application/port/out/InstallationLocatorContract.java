package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import org.junit.jupiter.api.Test;

/// What every [InstallationLocator] must do. Each test begins with a machine that has nothing of LM
/// Studio.
public abstract class InstallationLocatorContract {

  /// The locator under test. The methods below change what it looks at.
  protected abstract InstallationLocator locator();

  /// Puts a runnable `lms` where LM Studio keeps it.
  protected abstract void givenLms();

  protected abstract void givenNoLmsAnyMore();

  /// Puts the app, and no `lms`, where an installer or LM Studio's own record says.
  protected abstract void givenApplication();

  protected abstract void givenStoredSettings(ServerSettings settings);

  /// Makes unreadable nonsense of the file that holds the server's settings.
  protected abstract void givenBrokenSettings();

  protected abstract void givenInternalPort(int port);

  /// Names and contents of all that the locator could have written; compared by `equals`.
  protected abstract Object everythingOnDisk();

  @Test
  void anEmptyMachineHasNothingAndNothingIsWrittenByLooking() {
    Object before = everythingOnDisk();

    Installation found = locator().locate();

    assertThat(found.installed()).isFalse();
    assertThat(found.bootstrapped()).isFalse();
    assertThat(found.settings()).isEqualTo(ServerSettings.DEFAULT);
    assertThat(found.internalPort()).isEmpty();
    assertThat(everythingOnDisk()).isEqualTo(before);
  }

  @Test
  void aRunnableLmsMeansInstalledAndBootstrapped() {
    givenLms();

    Installation found = locator().locate();

    assertThat(found.installed()).isTrue();
    assertThat(found.bootstrapped()).isTrue();
    assertThat(found.lms()).isPresent();
  }

  @Test
  void theAppAloneIsInstalledAndNotBootstrapped() {
    givenApplication();

    Installation found = locator().locate();

    assertThat(found.application()).isPresent();
    assertThat(found.installed()).isTrue();
    assertThat(found.bootstrapped()).isFalse();
  }

  @Test
  void everyCallLooksAnew() {
    InstallationLocator locator = locator();
    assertThat(locator.locate().bootstrapped()).isFalse();

    givenLms();
    assertThat(locator.locate().bootstrapped()).isTrue();

    givenNoLmsAnyMore();
    assertThat(locator.locate().bootstrapped()).isFalse();
  }

  @Test
  void theStoredSettingsAreReadWhole() {
    var stored = new ServerSettings(4321, "0.0.0.0", true);
    givenLms();
    givenStoredSettings(stored);

    assertThat(locator().locate().settings()).isEqualTo(stored);
  }

  @Test
  void aBrokenFileNeverHidesTheRest() {
    givenLms();
    givenInternalPort(41343);
    givenBrokenSettings();

    Installation found = locator().locate();

    assertThat(found.bootstrapped()).isTrue();
    assertThat(found.settings()).isEqualTo(ServerSettings.DEFAULT);
    assertThat(found.internalPort()).hasValue(41343);
  }
}
