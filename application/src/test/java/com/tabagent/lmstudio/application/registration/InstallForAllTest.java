package com.tabagent.lmstudio.application.registration;

import static com.tabagent.lmstudio.application.registration.Desk.HOME;
import static com.tabagent.lmstudio.application.registration.Desk.lines;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROME;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROMIUM;
import static com.tabagent.lmstudio.domain.registration.Browser.FIREFOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What an administrator installs is for all users, and takes nothing from any of them.
class InstallForAllTest {

  @Test
  void everyFolderThatIsMadeIsOpenToAllAndNoneThatWasThere() {
    var desk = new Desk(OperatingSystem.LINUX);

    desk.installForAll(CHROMIUM);

    assertThat(desk.files.open())
        .containsExactly(Path.of("/etc/chromium"), Path.of("/etc/chromium/native-messaging-hosts"));
  }

  @Test
  void whatOneUserInstallsIsKeptAsTheUserKeepsFolders() {
    var desk = new Desk(OperatingSystem.LINUX);

    desk.install(CHROMIUM);

    assertThat(desk.files.open()).isEmpty();
  }

  @Test
  void firefoxIsToldInEachFolderThatTheSystemHas() {
    var desk = new Desk(OperatingSystem.LINUX);
    desk.files.folder(Path.of("/usr/lib64/mozilla"));

    desk.installForAll(FIREFOX);

    assertThat(desk.files.all())
        .containsExactly(
            Path.of("/usr/lib/mozilla/native-messaging-hosts/com.tabagent.host.json"),
            Path.of("/usr/lib64/mozilla/native-messaging-hosts/com.tabagent.host.json"));
    desk.uninstallForAll();
    assertThat(desk.files.all()).isEmpty();
  }

  @Test
  void onWindowsBothHalvesOfTheMachinesRegistryAreTold() {
    var desk = new Desk(OperatingSystem.WINDOWS);

    desk.installForAll(CHROME);

    assertThat(desk.registry.all())
        .containsOnlyKeys(
            "HKLM\\Software\\WOW6432Node\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host",
            "HKLM\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host");
    desk.uninstallForAll();
    assertThat(desk.registry.all()).isEmpty();
  }

  @Test
  void removingTheHostOfAllUsersLeavesTheAdministratorsOwn() {
    for (OperatingSystem os : Set.of(OperatingSystem.WINDOWS, OperatingSystem.MACOS)) {
      var desk = new Desk(os);
      desk.install(CHROME);
      desk.installForAll(CHROME);

      desk.uninstallForAll();

      assertThat(desk.store.isCurrent(desk.folders().stay(Scope.USER))).as(os.name()).isTrue();
      assertThat(lines(desk.install(CHROME))).doesNotContain("WRITTEN");
    }
  }

  @Test
  void onMacosTheLogGoesWithTheHost() {
    var desk = new Desk(OperatingSystem.MACOS);
    Path log = HOME.resolve("Library/Logs/tabagent-host/host.0.log");
    desk.install(CHROME);
    desk.store.file(log);

    assertThat(lines(desk.uninstall())).contains("REMOVED its log " + log.getParent());

    assertThat(desk.store.isThere(log)).isFalse();
  }
}
