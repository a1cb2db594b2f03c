package com.tabagent.lmstudio.domain.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.KnownPlaces.App;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownPlacesTest {
  private static final Path HOME = Path.of("user");
  private static final Path ROOT = Path.of("root");

  private static UserFolders user(OperatingSystem os) {
    return new UserFolders(
        os,
        HOME,
        ROOT,
        Optional.of(Path.of("local")),
        Optional.of(Path.of("roaming")),
        Optional.of(Path.of("programs")),
        List.of());
  }

  private static UserFolders bare(OperatingSystem os) {
    return new UserFolders(
        os, HOME, ROOT, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "Windows 11,          WINDOWS, lms.exe",
    "Windows Server 2025, WINDOWS, lms.exe",
    "Mac OS X,            MACOS,   lms",
    "Darwin,              MACOS,   lms",
    "Linux,               LINUX,   lms",
    "FreeBSD,             LINUX,   lms"
  })
  void javasNameOfTheSystemDecides(String osName, OperatingSystem os, String lms) {
    assertThat(OperatingSystem.named(osName)).isEqualTo(os);
    assertThat(OperatingSystem.named(osName.toUpperCase(Locale.ROOT))).isEqualTo(os);
    assertThat(KnownPlaces.lmsFileName(os)).isEqualTo(lms);
  }

  @Test
  void onWindowsTheAppIsTheUsersOrEverybodys() {
    assertThat(KnownPlaces.apps(user(OperatingSystem.WINDOWS)))
        .containsExactly(
            windowsApp(Path.of("local", "Programs", "LM Studio")),
            windowsApp(Path.of("programs", "LM Studio")));
    assertThat(KnownPlaces.apps(bare(OperatingSystem.WINDOWS))).isEmpty();
  }

  private static App windowsApp(Path folder) {
    return new App(
        folder.resolve("LM Studio.exe"), folder.resolve("resources/app/.webpack/lms.exe"));
  }

  @Test
  void onMacosTheAppIsInOneOfTwoApplicationFolders() {
    assertThat(KnownPlaces.apps(bare(OperatingSystem.MACOS)))
        .extracting(App::executable)
        .containsExactly(
            ROOT.resolve("Applications/LM Studio.app/Contents/MacOS/LM Studio"),
            HOME.resolve("Applications/LM Studio.app/Contents/MacOS/LM Studio"));
    assertThat(KnownPlaces.apps(bare(OperatingSystem.MACOS)).getFirst().bundledLms())
        .isEqualTo(ROOT.resolve("Applications/LM Studio.app/Contents/Resources/app/.webpack/lms"));
  }

  @Test
  void onLinuxTheAppIsInOptOrUnpackedAtHome() {
    assertThat(KnownPlaces.apps(bare(OperatingSystem.LINUX)))
        .containsExactly(
            new App(
                ROOT.resolve("opt/LM Studio/lm-studio"),
                ROOT.resolve("opt/LM Studio/resources/app/.webpack/lms")),
            new App(
                HOME.resolve("squashfs-root/lm-studio"),
                HOME.resolve("squashfs-root/resources/app/.webpack/lms")));
  }

  @Test
  void theAppsOwnDataIsWhereEachSystemKeepsIt() {
    assertThat(KnownPlaces.appData(user(OperatingSystem.WINDOWS)))
        .contains(Path.of("roaming", "LM Studio"));
    assertThat(KnownPlaces.appData(bare(OperatingSystem.WINDOWS))).isEmpty();
    assertThat(KnownPlaces.appData(bare(OperatingSystem.MACOS)))
        .contains(HOME.resolve("Library/Application Support/LM Studio"));
    assertThat(KnownPlaces.appData(bare(OperatingSystem.LINUX)))
        .contains(HOME.resolve(".config/LM Studio"));
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, false, false",
    "true,  false, true,  false",
    "false, true,  true,  true",
    "true,  true,  true,  true"
  })
  void anAppOrAnLmsMakesItInstalledAndAnLmsBootstrapped(
      boolean app, boolean lms, boolean installed, boolean bootstrapped) {
    Installation installation =
        installation(
            Optional.of(Path.of("app")).filter(_ -> app),
            Optional.of(Path.of("lms")).filter(_ -> lms),
            Optional.empty());

    assertThat(installation.installed()).isEqualTo(installed);
    assertThat(installation.bootstrapped()).isEqualTo(bootstrapped);
  }

  @Test
  void theCommandThatSetsUpLmsNamesTheCopyInsideTheApp() {
    assertThat(bootstrapCommand(Optional.empty())).isEqualTo("lms bootstrap");
    assertThat(bootstrapCommand(Optional.of(Path.of("lms.bin")))).isEqualTo("lms.bin bootstrap");
    assertThat(bootstrapCommand(Optional.of(Path.of("LM Studio lms"))))
        .isEqualTo("'LM Studio lms' bootstrap");
  }

  private static String bootstrapCommand(Optional<Path> bundled) {
    return installation(Optional.empty(), Optional.empty(), bundled).bootstrapCommand();
  }

  private static Installation installation(
      Optional<Path> app, Optional<Path> lms, Optional<Path> bundled) {
    return new Installation(HOME, app, lms, bundled, ServerSettings.DEFAULT, OptionalInt.empty());
  }
}
