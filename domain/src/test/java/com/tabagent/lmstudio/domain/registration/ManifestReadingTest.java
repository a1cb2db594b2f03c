package com.tabagent.lmstudio.domain.registration;

import static com.tabagent.lmstudio.domain.registration.Machines.LINUX;
import static com.tabagent.lmstudio.domain.registration.Machines.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Everything that a browser looks at, in its order.
class ManifestReadingTest {

  private static String read(RegistrationFolders folders, String title) {
    ManifestPlace place =
        ManifestPlaces.all(folders, Scope.USER).stream()
            .filter(each -> each.title().equals(title))
            .findFirst()
            .orElseThrow();
    return ManifestPlaces.readBy(folders, place).stream()
        .map(each -> each.address().replace("/com.tabagent.host.json", ""))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void whatABrowserReadsBeginsWithTheUsersOwnAndEndsWithWhatItOnlyFallsBackTo() {
    assertThat(read(WINDOWS, "Edge"))
        .isEqualTo(
            """
            HKCU\\Software\\Microsoft\\Edge\\NativeMessagingHosts\\com.tabagent.host
            HKCU\\Software\\Chromium\\NativeMessagingHosts\\com.tabagent.host
            HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            HKLM\\Software\\WOW6432Node\\Microsoft\\Edge\\NativeMessagingHosts\\com.tabagent.host
            HKLM\\Software\\WOW6432Node\\Chromium\\NativeMessagingHosts\\com.tabagent.host
            HKLM\\Software\\WOW6432Node\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            HKLM\\Software\\Microsoft\\Edge\\NativeMessagingHosts\\com.tabagent.host
            HKLM\\Software\\Chromium\\NativeMessagingHosts\\com.tabagent.host
            HKLM\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            """);
    assertThat(read(WINDOWS, "Chromium"))
        .startsWith(
            """
            HKCU\\Software\\Chromium\\NativeMessagingHosts\\com.tabagent.host
            HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host
            """);
    assertThat(read(LINUX, "Chrome Beta"))
        .isEqualTo(
            """
            /home/Zoë O'Neil/.config/google-chrome-beta/NativeMessagingHosts
            /etc/opt/chrome/native-messaging-hosts
            """);
    assertThat(read(LINUX, "Firefox"))
        .isEqualTo(
            """
            /home/Zoë O'Neil/.mozilla/native-messaging-hosts
            /usr/lib/mozilla/native-messaging-hosts
            /usr/lib64/mozilla/native-messaging-hosts
            /usr/share/mozilla/native-messaging-hosts
            """);
  }
}
