package com.tabagent.lmstudio.adapter.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentFoldersTest {
  private static final Path FALLBACK = Path.of("/fallback");

  @ParameterizedTest
  @EnumSource(
      value = OperatingSystem.class,
      names = {"LINUX", "MACOS"})
  void onUnixTheHomeIsHomeAndTheWindowsFoldersAreAbsent(OperatingSystem os) {
    UserFolders user =
        folders(os, Map.of("HOME", "/home/ada", "USERPROFILE", "/other", "APPDATA", "/roaming"));

    assertThat(user.os()).isEqualTo(os);
    assertThat(user.home()).isEqualTo(Path.of("/home/ada"));
    assertThat(user.systemRoot()).isEqualTo(Path.of("/"));
    assertThat(user.roamingAppData()).isEmpty();
    assertThat(user.localAppData()).isEmpty();
    assertThat(user.programFiles()).isEmpty();
  }

  @Test
  void onWindowsTheHomeIsTheUserProfileAndTheAppFoldersAreRead() {
    UserFolders user =
        folders(
            OperatingSystem.WINDOWS,
            Map.of(
                "HOME", "/msys/home",
                "USERPROFILE", "/c/Users/ada",
                "LOCALAPPDATA", "/c/Users/ada/Local",
                "APPDATA", "/c/Users/ada/Roaming",
                "ProgramFiles", "/c/Program Files (x86)",
                "ProgramW6432", "/c/Program Files"));

    assertThat(user.home()).isEqualTo(Path.of("/c/Users/ada"));
    assertThat(user.localAppData()).contains(Path.of("/c/Users/ada/Local"));
    assertThat(user.roamingAppData()).contains(Path.of("/c/Users/ada/Roaming"));
    assertThat(user.programFiles()).contains(Path.of("/c/Program Files"));
  }

  @Test
  void withoutProgramW6432ProgramFilesIsTaken() {
    assertThat(
            folders(OperatingSystem.WINDOWS, Map.of("ProgramFiles", "/c/Programs")).programFiles())
        .contains(Path.of("/c/Programs"));
  }

  @Test
  void onWindowsTheCaseOfANameDoesNotMatter() {
    UserFolders user =
        folders(OperatingSystem.WINDOWS, Map.of("Path", "/c/tools", "UserProfile", "/c/ada"));

    assertThat(user.searchPath()).containsExactly(Path.of("/c/tools"));
    assertThat(user.home()).isEqualTo(Path.of("/c/ada"));
  }

  @Test
  void onUnixTheCaseOfANameMatters() {
    assertThat(folders(OperatingSystem.LINUX, Map.of("Path", "/tools")).searchPath()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "relative/home", "/with\0nul"})
  void aHomeThatIsNoAbsolutePathIsReplacedByTheFallback(String home) {
    assertThat(folders(OperatingSystem.LINUX, Map.of("HOME", home)).home()).isEqualTo(FALLBACK);
  }

  @Test
  void anEmptyEnvironmentStillHasAHome() {
    UserFolders user = folders(OperatingSystem.WINDOWS, Map.of());

    assertThat(user.home()).isEqualTo(FALLBACK);
    assertThat(user.searchPath()).isEmpty();
    assertThat(user.programFiles()).isEmpty();
  }

  @Test
  void theSearchPathIsSplitByTheSystemThatIsNamedNotByThisOne() {
    assertThat(
            folders(OperatingSystem.WINDOWS, Map.of("PATH", "/c:/one;\"/c:/t w o\";")).searchPath())
        .containsExactly(Path.of("/c:/one"), Path.of("/c:/t w o"));
    assertThat(folders(OperatingSystem.MACOS, Map.of("PATH", "/one;/two:/three")).searchPath())
        .containsExactly(Path.of("/one;/two"), Path.of("/three"));
  }

  @Test
  void relativeEmptyAndMalformedEntriesOfTheSearchPathAreLeftOut() {
    assertThat(
            folders(OperatingSystem.LINUX, Map.of("PATH", ":.:/a::bin:/nul\0l:/b:\":"))
                .searchPath())
        .containsExactly(Path.of("/a"), Path.of("/b"));
  }

  private static UserFolders folders(OperatingSystem os, Map<String, String> environment) {
    return EnvironmentFolders.of(os, environment, FALLBACK);
  }
}
