package com.tabagent.lmstudio.bootstrap.configuration;

import static com.tabagent.lmstudio.domain.installation.OperatingSystem.LINUX;
import static com.tabagent.lmstudio.domain.installation.OperatingSystem.MACOS;
import static com.tabagent.lmstudio.domain.installation.OperatingSystem.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The host's own files lie where each system's users look for them.
class ConfigurationPlacesTest {

  /// What a process of Ann's may see on one system or another; each has to mind only its own.
  private static final Map<String, String> EVERYTHING_SET =
      Map.of(
          "HOME", "/home/ann",
          "USERPROFILE", "/Users/Ann",
          "XDG_CONFIG_HOME", "/xdg/config",
          "XDG_STATE_HOME", "/xdg/state",
          "APPDATA", "/roaming",
          "LOCALAPPDATA", "/local");

  private static ConfigurationPlaces places(OperatingSystem os, Map<String, String> environment) {
    return Machine.of(os, environment).places();
  }

  @Test
  void linuxGoesByTheXdgFolders() {
    ConfigurationPlaces places = places(LINUX, EVERYTHING_SET);

    assertThat(places.configFile()).isEqualTo(Path.of("/xdg/config/tabagent-host/config.json"));
    assertThat(places.logFile()).isEqualTo(Path.of("/xdg/state/tabagent-host/host.log"));
    assertThat(places.startLockFile()).isEqualTo(Path.of("/xdg/state/tabagent-host/start.lock"));
  }

  @ParameterizedTest
  @CsvSource({"''", "xdg", "./xdg", "~/xdg"})
  void linuxTakesTheUsualFoldersWhereXdgIsEmptyOrRelative(String value) {
    ConfigurationPlaces places =
        places(
            LINUX, Map.of("HOME", "/home/ann", "XDG_CONFIG_HOME", value, "XDG_STATE_HOME", value));

    assertUsualOnLinux(places);
  }

  @Test
  void linuxTakesTheUsualFoldersWhereXdgIsNotSet() {
    assertUsualOnLinux(places(LINUX, Map.of("HOME", "/home/ann")));
  }

  private static void assertUsualOnLinux(ConfigurationPlaces places) {
    Path state = Path.of("/home/ann/.local/state/tabagent-host");
    assertThat(places.configFile())
        .isEqualTo(Path.of("/home/ann/.config/tabagent-host/config.json"));
    assertThat(places.logFile()).isEqualTo(state.resolve("host.log"));
    assertThat(places.startLockFile()).isEqualTo(state.resolve("start.lock"));
  }

  @Test
  void macosGoesByTheLibraryWhateverXdgSays() {
    ConfigurationPlaces places = places(MACOS, EVERYTHING_SET);

    Path support = Path.of("/home/ann/Library/Application Support/tabagent-host");
    assertThat(places.configFile()).isEqualTo(support.resolve("config.json"));
    assertThat(places.startLockFile()).isEqualTo(support.resolve("start.lock"));
    assertThat(places.logFile())
        .isEqualTo(Path.of("/home/ann/Library/Logs/tabagent-host/host.log"));
  }

  @Test
  void windowsKeepsSettingsInRoamingAndTheRestInLocalAppData() {
    ConfigurationPlaces places = places(WINDOWS, EVERYTHING_SET);

    assertThat(places.configFile()).isEqualTo(Path.of("/roaming/tabagent-host/config.json"));
    assertThat(places.logFile()).isEqualTo(Path.of("/local/tabagent-host/host.log"));
    assertThat(places.startLockFile()).isEqualTo(Path.of("/local/tabagent-host/start.lock"));
  }

  @Test
  void windowsFindsItsFoldersWithoutTheirVariables() {
    ConfigurationPlaces places = places(WINDOWS, Map.of("USERPROFILE", "/Users/Ann"));

    Path data = Path.of("/Users/Ann/AppData");
    assertThat(places.configFile()).isEqualTo(data.resolve("Roaming/tabagent-host/config.json"));
    assertThat(places.logFile()).isEqualTo(data.resolve("Local/tabagent-host/host.log"));
    assertThat(places.startLockFile()).isEqualTo(data.resolve("Local/tabagent-host/start.lock"));
  }

  @ParameterizedTest
  @EnumSource
  void aVariableNamesAnotherSettingsFileAndMovesNothingElse(OperatingSystem os) {
    var environment = new HashMap<>(EVERYTHING_SET);
    environment.put("TABAGENT_CONFIG", "/else/where.json");

    ConfigurationPlaces moved = places(os, environment);

    assertThat(moved.configFile()).isEqualTo(Path.of("/else/where.json"));
    assertThat(moved.logFile()).isEqualTo(places(os, EVERYTHING_SET).logFile());
    assertThat(moved.startLockFile()).isEqualTo(places(os, EVERYTHING_SET).startLockFile());
  }

  @Test
  void withoutAHomeInTheEnvironmentJavasOwnIsTaken() {
    assertThat(places(LINUX, Map.of()).configFile())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".config/tabagent-host/config.json"));
  }

  @Test
  void thisMachineIsReadFromThisProcess() {
    Machine current = Machine.current();

    assertThat(current.environment()).isEqualTo(System.getenv());
    assertThat(current.user().os()).isEqualTo(OperatingSystem.named(System.getProperty("os.name")));
  }
}
