package com.tabagent.lmstudio.domain.registration;

import static com.tabagent.lmstudio.domain.registration.Machines.LINUX;
import static com.tabagent.lmstudio.domain.registration.Machines.MAC;
import static com.tabagent.lmstudio.domain.registration.Machines.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.registration.ManifestPlace.Use;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Where each browser looks, on all systems, for one user and for all: every path in full, as the
/// makers document it and not as the code puts it together. The user's name holds a space, an
/// apostrophe and a letter that is not ASCII. `docs/manifest-places.md` says where each comes from.
class ManifestPlacesTest {

  /// One line for each place that is written: the browser's title and the place.
  private static String written(RegistrationFolders folders, Scope scope) {
    return lines(
        ManifestPlaces.all(folders, scope).stream()
            .map(place -> place.title() + " | " + address(place)));
  }

  private static String address(ManifestPlace place) {
    return place.address().replace("/com.tabagent.host.json", "");
  }

  private static String lines(Stream<String> lines) {
    return lines.collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void onLinuxForOneUser() {
    assertThat(written(LINUX, Scope.USER))
        .isEqualTo(
            """
            Chrome | /home/Zoë O'Neil/.config/google-chrome/NativeMessagingHosts
            Chrome Beta | /home/Zoë O'Neil/.config/google-chrome-beta/NativeMessagingHosts
            Chrome Dev | /home/Zoë O'Neil/.config/google-chrome-unstable/NativeMessagingHosts
            Chrome Canary | /home/Zoë O'Neil/.config/google-chrome-canary/NativeMessagingHosts
            Chromium | /home/Zoë O'Neil/.config/chromium/NativeMessagingHosts
            Edge | /home/Zoë O'Neil/.config/microsoft-edge/NativeMessagingHosts
            Edge Beta | /home/Zoë O'Neil/.config/microsoft-edge-beta/NativeMessagingHosts
            Edge Dev | /home/Zoë O'Neil/.config/microsoft-edge-dev/NativeMessagingHosts
            Brave | /home/Zoë O'Neil/.config/BraveSoftware/Brave-Browser/NativeMessagingHosts
            Brave Beta | /home/Zoë O'Neil/.config/BraveSoftware/Brave-Browser-Beta/NativeMessagingHosts
            Brave Nightly | /home/Zoë O'Neil/.config/BraveSoftware/Brave-Browser-Nightly/NativeMessagingHosts
            Vivaldi | /home/Zoë O'Neil/.config/vivaldi/NativeMessagingHosts
            Vivaldi Snapshot | /home/Zoë O'Neil/.config/vivaldi-snapshot/NativeMessagingHosts
            Opera | /home/Zoë O'Neil/.config/google-chrome/NativeMessagingHosts
            Chrome for Testing | /home/Zoë O'Neil/.config/google-chrome-for-testing/NativeMessagingHosts
            Firefox | /home/Zoë O'Neil/.mozilla/native-messaging-hosts
            LibreWolf | /home/Zoë O'Neil/.librewolf/native-messaging-hosts
            """);
  }

  @Test
  void onLinuxForAllUsers() {
    assertThat(written(LINUX, Scope.SYSTEM))
        .isEqualTo(
            """
            Chrome | /etc/opt/chrome/native-messaging-hosts
            Chromium | /etc/chromium/native-messaging-hosts
            Edge | /etc/opt/edge/native-messaging-hosts
            Brave | /etc/opt/chrome/native-messaging-hosts
            Vivaldi | /etc/opt/chrome/native-messaging-hosts
            Vivaldi | /etc/chromium/native-messaging-hosts
            Opera | /etc/opt/chrome/native-messaging-hosts
            Chrome for Testing | /etc/opt/chrome_for_testing/native-messaging-hosts
            Firefox | /usr/lib/mozilla/native-messaging-hosts
            Firefox | /usr/lib64/mozilla/native-messaging-hosts
            Firefox | /usr/share/mozilla/native-messaging-hosts
            LibreWolf | /usr/lib/librewolf/native-messaging-hosts
            LibreWolf | /usr/lib64/librewolf/native-messaging-hosts
            LibreWolf | /usr/share/librewolf/native-messaging-hosts
            """);
  }

  @Test
  void onMacosForOneUser() {
    assertThat(written(MAC, Scope.USER))
        .isEqualTo(
            """
            Chrome | /Users/Zoë O'Neil/Library/Application Support/Google/Chrome/NativeMessagingHosts
            Chrome Beta | /Users/Zoë O'Neil/Library/Application Support/Google/Chrome Beta/NativeMessagingHosts
            Chrome Dev | /Users/Zoë O'Neil/Library/Application Support/Google/Chrome Dev/NativeMessagingHosts
            Chrome Canary | /Users/Zoë O'Neil/Library/Application Support/Google/Chrome Canary/NativeMessagingHosts
            Chromium | /Users/Zoë O'Neil/Library/Application Support/Chromium/NativeMessagingHosts
            Edge | /Users/Zoë O'Neil/Library/Application Support/Microsoft Edge/NativeMessagingHosts
            Edge Beta | /Users/Zoë O'Neil/Library/Application Support/Microsoft Edge Beta/NativeMessagingHosts
            Edge Dev | /Users/Zoë O'Neil/Library/Application Support/Microsoft Edge Dev/NativeMessagingHosts
            Edge Canary | /Users/Zoë O'Neil/Library/Application Support/Microsoft Edge Canary/NativeMessagingHosts
            Brave | /Users/Zoë O'Neil/Library/Application Support/BraveSoftware/Brave-Browser/NativeMessagingHosts
            Brave | /Users/Zoë O'Neil/Library/Application Support/Google/Chrome/NativeMessagingHosts
            Brave Beta | /Users/Zoë O'Neil/Library/Application Support/BraveSoftware/Brave-Browser-Beta/NativeMessagingHosts
            Brave Beta | /Users/Zoë O'Neil/Library/Application Support/Google/Chrome/NativeMessagingHosts
            Brave Nightly | /Users/Zoë O'Neil/Library/Application Support/BraveSoftware/Brave-Browser-Nightly/NativeMessagingHosts
            Brave Nightly | /Users/Zoë O'Neil/Library/Application Support/Google/Chrome/NativeMessagingHosts
            Vivaldi | /Users/Zoë O'Neil/Library/Application Support/Vivaldi/NativeMessagingHosts
            Vivaldi Snapshot | /Users/Zoë O'Neil/Library/Application Support/Vivaldi Snapshot/NativeMessagingHosts
            Opera | /Users/Zoë O'Neil/Library/Application Support/com.operasoftware.Opera/NativeMessagingHosts
            Opera | /Users/Zoë O'Neil/Library/Application Support/Google/Chrome/NativeMessagingHosts
            Opera Beta | /Users/Zoë O'Neil/Library/Application Support/com.operasoftware.OperaNext/NativeMessagingHosts
            Opera Beta | /Users/Zoë O'Neil/Library/Application Support/Google/Chrome/NativeMessagingHosts
            Opera Developer | /Users/Zoë O'Neil/Library/Application Support/com.operasoftware.OperaDeveloper/NativeMessagingHosts
            Opera Developer | /Users/Zoë O'Neil/Library/Application Support/Google/Chrome/NativeMessagingHosts
            Opera GX | /Users/Zoë O'Neil/Library/Application Support/com.operasoftware.OperaGX/NativeMessagingHosts
            Opera GX | /Users/Zoë O'Neil/Library/Application Support/Google/Chrome/NativeMessagingHosts
            Arc | /Users/Zoë O'Neil/Library/Application Support/Arc/User Data/NativeMessagingHosts
            Chrome for Testing | /Users/Zoë O'Neil/Library/Application Support/Google/ChromeForTesting/NativeMessagingHosts
            Firefox | /Users/Zoë O'Neil/Library/Application Support/Mozilla/NativeMessagingHosts
            LibreWolf | /Users/Zoë O'Neil/Library/Application Support/LibreWolf/NativeMessagingHosts
            LibreWolf | /Users/Zoë O'Neil/Library/Application Support/Mozilla/NativeMessagingHosts
            """);
  }

  @Test
  void onMacosForAllUsers() {
    assertThat(written(MAC, Scope.SYSTEM))
        .isEqualTo(
            """
            Chrome | /Library/Google/Chrome/NativeMessagingHosts
            Chromium | /Library/Application Support/Chromium/NativeMessagingHosts
            Edge | /Library/Microsoft/Edge/NativeMessagingHosts
            Brave | /Library/Google/Chrome/NativeMessagingHosts
            Brave | /Library/Application Support/BraveSoftware/Brave-Browser/NativeMessagingHosts
            Vivaldi | /Library/Application Support/Vivaldi/NativeMessagingHosts
            Chrome for Testing | /Library/Google/ChromeForTesting/NativeMessagingHosts
            Firefox | /Library/Application Support/Mozilla/NativeMessagingHosts
            LibreWolf | /Library/Application Support/LibreWolf/NativeMessagingHosts
            LibreWolf | /Library/Application Support/Mozilla/NativeMessagingHosts
            """);
  }

  @Test
  void onWindowsForOneUser() {
    assertThat(written(WINDOWS, Scope.USER))
        .isEqualTo(
            """
            Chrome | HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Chromium | HKCU\\Software\\Chromium\\NativeMessagingHosts\\com.tabagent.host
            Edge | HKCU\\Software\\Microsoft\\Edge\\NativeMessagingHosts\\com.tabagent.host
            Brave | HKCU\\Software\\BraveSoftware\\Brave-Browser\\NativeMessagingHosts\\com.tabagent.host
            Brave | HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Vivaldi | HKCU\\Software\\Vivaldi\\NativeMessagingHosts\\com.tabagent.host
            Vivaldi | HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Opera | HKCU\\Software\\Opera Software\\NativeMessagingHosts\\com.tabagent.host
            Opera | HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Arc | HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Chrome for Testing | HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Firefox | HKCU\\Software\\Mozilla\\NativeMessagingHosts\\com.tabagent.host
            LibreWolf | HKCU\\Software\\LibreWolf\\NativeMessagingHosts\\com.tabagent.host
            LibreWolf | HKCU\\Software\\Mozilla\\NativeMessagingHosts\\com.tabagent.host
            """);
  }

  @Test
  void onWindowsForAllUsersInWhat32BitProgramsSeeFirst() {
    assertThat(written(WINDOWS, Scope.SYSTEM))
        .isEqualTo(
            """
            Chrome | HKLM\\Software\\WOW6432Node\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Chrome | HKLM\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Chromium | HKLM\\Software\\WOW6432Node\\Chromium\\NativeMessagingHosts\\com.tabagent.host
            Chromium | HKLM\\Software\\Chromium\\NativeMessagingHosts\\com.tabagent.host
            Edge | HKLM\\Software\\WOW6432Node\\Microsoft\\Edge\\NativeMessagingHosts\\com.tabagent.host
            Edge | HKLM\\Software\\Microsoft\\Edge\\NativeMessagingHosts\\com.tabagent.host
            Brave | HKLM\\Software\\WOW6432Node\\BraveSoftware\\Brave-Browser\\NativeMessagingHosts\\com.tabagent.host
            Brave | HKLM\\Software\\WOW6432Node\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Brave | HKLM\\Software\\BraveSoftware\\Brave-Browser\\NativeMessagingHosts\\com.tabagent.host
            Brave | HKLM\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Vivaldi | HKLM\\Software\\WOW6432Node\\Vivaldi\\NativeMessagingHosts\\com.tabagent.host
            Vivaldi | HKLM\\Software\\WOW6432Node\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Vivaldi | HKLM\\Software\\Vivaldi\\NativeMessagingHosts\\com.tabagent.host
            Vivaldi | HKLM\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Opera | HKLM\\Software\\WOW6432Node\\Opera Software\\NativeMessagingHosts\\com.tabagent.host
            Opera | HKLM\\Software\\WOW6432Node\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Opera | HKLM\\Software\\Opera Software\\NativeMessagingHosts\\com.tabagent.host
            Opera | HKLM\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Arc | HKLM\\Software\\WOW6432Node\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Arc | HKLM\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Chrome for Testing | HKLM\\Software\\WOW6432Node\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Chrome for Testing | HKLM\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            Firefox | HKLM\\Software\\WOW6432Node\\Mozilla\\NativeMessagingHosts\\com.tabagent.host
            Firefox | HKLM\\Software\\Mozilla\\NativeMessagingHosts\\com.tabagent.host
            LibreWolf | HKLM\\Software\\WOW6432Node\\LibreWolf\\NativeMessagingHosts\\com.tabagent.host
            LibreWolf | HKLM\\Software\\WOW6432Node\\Mozilla\\NativeMessagingHosts\\com.tabagent.host
            LibreWolf | HKLM\\Software\\LibreWolf\\NativeMessagingHosts\\com.tabagent.host
            LibreWolf | HKLM\\Software\\Mozilla\\NativeMessagingHosts\\com.tabagent.host
            """);
  }

  @Test
  void onWindowsThereIsOneFileForEachKindOfBrowserBesideTheHost() {
    assertThat(ManifestPlaces.all(WINDOWS, Scope.USER))
        .extracting(place -> place.file().toString().replace('/', '\\'))
        .containsOnly(
            "C:\\Users\\Zoë O'Neil\\AppData\\Local\\tabagent-host\\chromium\\com.tabagent.host.json",
            "C:\\Users\\Zoë O'Neil\\AppData\\Local\\tabagent-host\\firefox\\com.tabagent.host.json");
    assertThat(ManifestPlaces.all(WINDOWS, Scope.SYSTEM))
        .extracting(place -> place.file().toString().replace('/', '\\'))
        .containsOnly(
            "C:\\Program Files\\tabagent-host\\chromium\\com.tabagent.host.json",
            "C:\\Program Files\\tabagent-host\\firefox\\com.tabagent.host.json");
  }

  @Test
  void previewsAndFoldersOfSomeSystemsAreWrittenOnlyWhereTheyAre() {
    assertThat(
            Stream.of(LINUX, MAC, WINDOWS)
                .flatMap(
                    folders ->
                        Stream.of(Scope.values())
                            .flatMap(scope -> ManifestPlaces.all(folders, scope).stream()))
                .filter(place -> place.use() == Use.WRITTEN_WHERE_FOUND)
                .map(place -> place.title() + (place.scope() == Scope.SYSTEM ? " for all" : ""))
                .distinct()
                .sorted(Comparator.naturalOrder()))
        .containsExactly(
            "Brave Beta",
            "Brave Nightly",
            "Chrome Beta",
            "Chrome Canary",
            "Chrome Dev",
            "Edge Beta",
            "Edge Canary",
            "Edge Dev",
            "Firefox for all",
            "LibreWolf for all",
            "Opera Beta",
            "Opera Developer",
            "Opera GX",
            "Vivaldi Snapshot");
  }

  @Test
  void everyBrowserHasAPlaceSomewhereAndASign() {
    for (Browser browser : Browser.values()) {
      assertThat(Stream.of(LINUX, MAC, WINDOWS))
          .as(browser.title())
          .anySatisfy(
              folders ->
                  assertThat(ManifestPlaces.all(folders, Scope.USER))
                      .anySatisfy(
                          place -> {
                            assertThat(place.browser()).isEqualTo(browser);
                            assertThat(place.signs()).isNotEmpty();
                          }));
    }
  }
}
