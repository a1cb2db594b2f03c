package com.tabagent.lmstudio.domain.registration;

import static com.tabagent.lmstudio.domain.registration.Machines.LINUX;
import static com.tabagent.lmstudio.domain.registration.Machines.MAC;
import static com.tabagent.lmstudio.domain.registration.Machines.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.registration.SandboxedBrowsers.Sandboxed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What shows that a browser is on a machine.
class BrowserSignsTest {

  private static List<String> signs(RegistrationFolders folders, Scope scope, String title) {
    return ManifestPlaces.all(folders, scope).stream()
        .filter(place -> place.title().equals(title))
        .flatMap(place -> place.signs().stream())
        .map(Path::toString)
        .distinct()
        .toList();
  }

  private static Sandboxed box(String title) {
    return SandboxedBrowsers.all(LINUX).stream()
        .filter(box -> box.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSnapIsNoSignOfTheBrowserThatIsNotInABox() {
    assertThat(signs(LINUX, Scope.USER, "Chromium"))
        .containsExactly(
            "/home/Zoë O'Neil/.config/chromium", "/usr/bin/chromium", "/usr/bin/chromium-browser");
    assertThat(box("Chromium (snap)").signs())
        .containsExactly(
            Path.of("/home/Zoë O'Neil/snap/chromium"),
            Path.of("/snap/bin/chromium"),
            Path.of("/var/lib/snapd/snap/bin/chromium"));
  }

  @Test
  void firefoxInASnapReadsTheUsualManifestAndSoDoesOneThatKeepsProfilesAmongTheSettings() {
    assertThat(signs(LINUX, Scope.USER, "Firefox"))
        .contains(
            "/home/Zoë O'Neil/.mozilla/firefox",
            "/home/Zoë O'Neil/.config/mozilla/firefox",
            "/home/Zoë O'Neil/snap/firefox",
            "/usr/bin/firefox-esr",
            "/snap/bin/firefox");
    assertThat(box("Firefox (snap)").reason()).contains("portal");
  }

  @Test
  void aFlatpakIsKnownWhetherItEverRanOrNot() {
    assertThat(box("Firefox (flatpak)").signs())
        .containsExactly(
            Path.of("/home/Zoë O'Neil/.var/app/org.mozilla.firefox"),
            Path.of("/home/Zoë O'Neil/.local/share/flatpak/app/org.mozilla.firefox"),
            Path.of("/var/lib/flatpak/app/org.mozilla.firefox"));
    assertThat(SandboxedBrowsers.all(MAC)).isEmpty();
    assertThat(SandboxedBrowsers.all(WINDOWS)).isEmpty();
  }

  @Test
  void forAllUsersAnyChannelIsASign() {
    assertThat(signs(LINUX, Scope.SYSTEM, "Brave"))
        .contains("/usr/bin/brave-browser", "/usr/bin/brave-browser-nightly");
    assertThat(signs(MAC, Scope.SYSTEM, "Brave")).contains("/Applications/Brave Browser Beta.app");
    assertThat(signs(MAC, Scope.USER, "Opera"))
        .containsExactly(
            "/Users/Zoë O'Neil/Library/Application Support/com.operasoftware.Opera",
            "/Applications/Opera.app",
            "/Users/Zoë O'Neil/Applications/Opera.app");
    assertThat(signs(WINDOWS, Scope.USER, "Opera"))
        .contains("C:\\Users\\Zoë O'Neil\\AppData\\Roaming/Opera Software/Opera GX Stable");
  }
}
