package com.tabagent.lmstudio.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Where each browser looks, written out as their makers document it.
class ManifestPlacesTest {
  private static final String FILE = "/com.tabagent.host.json";

  private static RegistrationFolders folders(OperatingSystem os) {
    var user =
        new UserFolders(
            os,
            Path.of("/home/ann"),
            Path.of("/"),
            Optional.of(Path.of("/local")),
            Optional.of(Path.of("/roaming")),
            Optional.of(Path.of("/programs")),
            List.of(Path.of("/usr/bin")));
    return RegistrationFolders.of(user, Optional.empty(), Optional.empty(), Path.of("/state"));
  }

  private static String table(
      OperatingSystem os, Scope scope, Function<ManifestPlace, String> place) {
    return ManifestPlaces.all(folders(os), scope).stream()
        .map(row -> row.browser().optionName() + " | " + row.title() + " | " + place.apply(row))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String folder(ManifestPlace place) {
    String file = place.file().toString();
    assertThat(file).endsWith(FILE);
    assertThat(place.key()).isEmpty();
    return file.substring(0, file.length() - FILE.length());
  }

  private static String key(ManifestPlace place) {
    String key = place.key().orElseThrow().path();
    assertThat(key).endsWith("\\NativeMessagingHosts\\com.tabagent.host");
    return key.substring(0, key.indexOf("\\NativeMessagingHosts"));
  }

  @Test
  void onLinuxForOneUser() {
    assertThat(table(OperatingSystem.LINUX, Scope.USER, ManifestPlacesTest::folder))
        .isEqualTo(
            """
            chrome | Chrome | /home/ann/.config/google-chrome/NativeMessagingHosts
            chrome | Chrome Beta | /home/ann/.config/google-chrome-beta/NativeMessagingHosts
            chrome | Chrome Dev | /home/ann/.config/google-chrome-unstable/NativeMessagingHosts
            chromium | Chromium | /home/ann/.config/chromium/NativeMessagingHosts
            edge | Edge | /home/ann/.config/microsoft-edge/NativeMessagingHosts
            edge | Edge Beta | /home/ann/.config/microsoft-edge-beta/NativeMessagingHosts
            edge | Edge Dev | /home/ann/.config/microsoft-edge-dev/NativeMessagingHosts
            brave | Brave | /home/ann/.config/BraveSoftware/Brave-Browser/NativeMessagingHosts
            vivaldi | Vivaldi | /home/ann/.config/vivaldi/NativeMessagingHosts
            vivaldi | Vivaldi Snapshot | /home/ann/.config/vivaldi-snapshot/NativeMessagingHosts
            opera | Opera | /home/ann/.config/google-chrome/NativeMessagingHosts
            chrome-for-testing | Chrome for Testing | /home/ann/.config/google-chrome-for-testing/NativeMessagingHosts
            firefox | Firefox | /home/ann/.mozilla/native-messaging-hosts
            librewolf | LibreWolf | /home/ann/.librewolf/native-messaging-hosts
            """);
  }

  @Test
  void onLinuxForAllUsers() {
    assertThat(table(OperatingSystem.LINUX, Scope.SYSTEM, ManifestPlacesTest::folder))
        .isEqualTo(
            """
            chrome | Chrome | /etc/opt/chrome/native-messaging-hosts
            chromium | Chromium | /etc/chromium/native-messaging-hosts
            edge | Edge | /etc/opt/edge/native-messaging-hosts
            brave | Brave | /etc/opt/chrome/native-messaging-hosts
            vivaldi | Vivaldi | /etc/opt/chrome/native-messaging-hosts
            opera | Opera | /etc/opt/chrome/native-messaging-hosts
            chrome-for-testing | Chrome for Testing | /etc/opt/chrome_for_testing/native-messaging-hosts
            firefox | Firefox | /usr/lib/mozilla/native-messaging-hosts
            librewolf | LibreWolf | /usr/lib/librewolf/native-messaging-hosts
            """);
  }

  @Test
  void onMacosForOneUser() {
    String support = "/home/ann/Library/Application Support/";
    assertThat(table(OperatingSystem.MACOS, Scope.USER, ManifestPlacesTest::folder))
        .isEqualTo(
            """
            chrome | Chrome | ~Google/Chrome/NativeMessagingHosts
            chrome | Chrome Beta | ~Google/Chrome Beta/NativeMessagingHosts
            chrome | Chrome Dev | ~Google/Chrome Dev/NativeMessagingHosts
            chrome | Chrome Canary | ~Google/Chrome Canary/NativeMessagingHosts
            chromium | Chromium | ~Chromium/NativeMessagingHosts
            edge | Edge | ~Microsoft Edge/NativeMessagingHosts
            edge | Edge Beta | ~Microsoft Edge Beta/NativeMessagingHosts
            edge | Edge Dev | ~Microsoft Edge Dev/NativeMessagingHosts
            edge | Edge Canary | ~Microsoft Edge Canary/NativeMessagingHosts
            brave | Brave | ~BraveSoftware/Brave-Browser/NativeMessagingHosts
            vivaldi | Vivaldi | ~Vivaldi/NativeMessagingHosts
            opera | Opera | ~com.operasoftware.Opera/NativeMessagingHosts
            arc | Arc | ~Arc/User Data/NativeMessagingHosts
            chrome-for-testing | Chrome for Testing | ~Google/ChromeForTesting/NativeMessagingHosts
            firefox | Firefox | ~Mozilla/NativeMessagingHosts
            librewolf | LibreWolf | ~Mozilla/NativeMessagingHosts
            """
                .replace("~", support));
  }

  @Test
  void onMacosForAllUsers() {
    assertThat(table(OperatingSystem.MACOS, Scope.SYSTEM, ManifestPlacesTest::folder))
        .isEqualTo(
            """
            chrome | Chrome | /Library/Google/Chrome/NativeMessagingHosts
            chromium | Chromium | /Library/Application Support/Chromium/NativeMessagingHosts
            edge | Edge | /Library/Microsoft/Edge/NativeMessagingHosts
            firefox | Firefox | /Library/Application Support/Mozilla/NativeMessagingHosts
            librewolf | LibreWolf | /Library/Application Support/Mozilla/NativeMessagingHosts
            """);
  }

  @Test
  void onWindowsForOneUserAndForAll() {
    String keys =
        """
        chrome | Chrome | ROOT\\Software\\Google\\Chrome
        chromium | Chromium | ROOT\\Software\\Chromium
        edge | Edge | ROOT\\Software\\Microsoft\\Edge
        brave | Brave | ROOT\\Software\\BraveSoftware\\Brave-Browser
        vivaldi | Vivaldi | ROOT\\Software\\Vivaldi
        opera | Opera | ROOT\\Software\\Google\\Chrome
        arc | Arc | ROOT\\Software\\Google\\Chrome
        firefox | Firefox | ROOT\\Software\\Mozilla
        librewolf | LibreWolf | ROOT\\Software\\Mozilla
        """;
    assertThat(table(OperatingSystem.WINDOWS, Scope.USER, ManifestPlacesTest::key))
        .isEqualTo(keys.replace("ROOT", "HKCU"));
    assertThat(table(OperatingSystem.WINDOWS, Scope.SYSTEM, ManifestPlacesTest::key))
        .isEqualTo(keys.replace("ROOT", "HKLM"));
  }

  @Test
  void onWindowsThereIsOneFileForEachKindOfBrowserBesideTheHost() {
    assertThat(ManifestPlaces.all(folders(OperatingSystem.WINDOWS), Scope.USER))
        .extracting(ManifestPlace::file)
        .containsOnly(
            Path.of("/local/tabagent-host/chromium" + FILE),
            Path.of("/local/tabagent-host/firefox" + FILE));
    assertThat(ManifestPlaces.all(folders(OperatingSystem.WINDOWS), Scope.SYSTEM))
        .extracting(ManifestPlace::file)
        .containsOnly(
            Path.of("/programs/tabagent-host/chromium" + FILE),
            Path.of("/programs/tabagent-host/firefox" + FILE));
  }

  @Test
  void theHostStaysWhereProgramsOfTheSystemStay() {
    assertThat(folders(OperatingSystem.LINUX).stay(Scope.USER))
        .isEqualTo(Path.of("/home/ann/.local/share/tabagent-host"));
    assertThat(folders(OperatingSystem.LINUX).stay(Scope.SYSTEM))
        .isEqualTo(Path.of("/opt/tabagent-host"));
    assertThat(folders(OperatingSystem.MACOS).stay(Scope.USER))
        .isEqualTo(Path.of("/home/ann/Library/Application Support/tabagent-host"));
    assertThat(folders(OperatingSystem.MACOS).stay(Scope.SYSTEM))
        .isEqualTo(Path.of("/Library/Application Support/tabagent-host"));
    assertThat(folders(OperatingSystem.WINDOWS).stay(Scope.USER))
        .isEqualTo(Path.of("/local/tabagent-host"));
    assertThat(folders(OperatingSystem.WINDOWS).stay(Scope.SYSTEM))
        .isEqualTo(Path.of("/programs/tabagent-host"));
  }

  @Test
  void xdgFoldersCountWithinTheHomeAndNowhereElse() {
    UserFolders user = folders(OperatingSystem.LINUX).user();
    var inside =
        RegistrationFolders.of(
            user,
            Optional.of(Path.of("/home/ann/settings")),
            Optional.of(Path.of("/home/ann/data")),
            Path.of("/state"));
    var outside =
        RegistrationFolders.of(
            user,
            Optional.of(Path.of("/home/ann/../bob")),
            Optional.of(Path.of("/data")),
            Path.of("/state"));

    assertThat(inside.configHome()).isEqualTo(Path.of("/home/ann/settings"));
    assertThat(inside.stay(Scope.USER)).isEqualTo(Path.of("/home/ann/data/tabagent-host"));
    assertThat(outside.configHome()).isEqualTo(Path.of("/home/ann/.config"));
    assertThat(outside.stay(Scope.USER)).isEqualTo(Path.of("/home/ann/.local/share/tabagent-host"));
  }

  @Test
  void everyBrowserHasAPlaceSomewhereAndASign() {
    for (Browser browser : Browser.values()) {
      assertThat(OperatingSystem.values())
          .as(browser.title())
          .anySatisfy(
              os ->
                  assertThat(ManifestPlaces.all(folders(os), Scope.USER))
                      .anySatisfy(
                          place -> {
                            assertThat(place.browser()).isEqualTo(browser);
                            assertThat(place.signs()).isNotEmpty();
                          }));
    }
  }

  @Test
  void aBrowserInABoxIsKnownByItsFolderAndOnLinuxOnly() {
    assertThat(SandboxedBrowsers.all(folders(OperatingSystem.LINUX)))
        .extracting(SandboxedBrowsers.Sandboxed::sign)
        .contains(
            Path.of("/home/ann/snap/chromium"),
            Path.of("/home/ann/.var/app/org.mozilla.firefox"),
            Path.of("/home/ann/.var/app/com.google.Chrome"));
    assertThat(SandboxedBrowsers.all(folders(OperatingSystem.MACOS))).isEmpty();
  }
}
