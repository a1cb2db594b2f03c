package com.tabagent.lmstudio.adapter.nativemessaging.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The command line tells which browser, and which extension in it, has started the host.
class CallerTest {
  private static final String ID = "abcdefghijklmnopabcdefghijklmnop";
  private static final String ORIGIN = "chrome-extension://" + ID + "/";
  private static final String MANIFEST = "/home/ann/.mozilla/native-messaging-hosts/host.json";

  static final List<List<String>> CHROMIUM =
      List.of(
          List.of(ORIGIN),
          List.of(ORIGIN, "--parent-window=0"),
          List.of("--parent-window=132456", ORIGIN),
          List.of(ORIGIN, "--parent-window=0", "--reconnect-command=a b", "--new-in-2030"),
          List.of(ORIGIN, "something.json"));

  @ParameterizedTest
  @FieldSource("CHROMIUM")
  void chromiumNamesTheExtensionsOrigin(List<String> arguments) {
    assertThat(of(arguments)).contains(caller("chromium", ORIGIN, ID));
  }

  @Test
  void anOriginIsKeptAsItCameAndItsIdIsFoundWithoutASlashToo() {
    assertThat(Caller.of("chrome-extension://" + ID))
        .contains(caller("chromium", "chrome-extension://" + ID, ID));
  }

  @Test
  void anOriginWithoutAnIdIsStillNoPerson() {
    assertThat(Caller.of("chrome-extension://"))
        .contains(caller("chromium", "chrome-extension://", ""));
  }

  static List<Arguments> firefox() {
    return List.of(
        Arguments.of(List.of(MANIFEST, "host@tabagent.com"), "host@tabagent.com"),
        Arguments.of(List.of("C:\\Users\\Ann B\\host.json", "a@b.org"), "a@b.org"),
        Arguments.of(
            List.of(MANIFEST, "{11111111-2222-3333-4444-555555555555}"),
            "{11111111-2222-3333-4444-555555555555}"),
        Arguments.of(List.of(MANIFEST, "--unknown", "a@b.org"), "a@b.org"),
        Arguments.of(List.of("--unknown", MANIFEST, "a@b.org"), "a@b.org"));
  }

  @ParameterizedTest
  @MethodSource("firefox")
  void firefoxNamesItsManifestAndTheAddOn(List<String> arguments, String id) {
    assertThat(of(arguments)).contains(caller("firefox", id, id));
  }

  static final List<List<String>> NOBODY =
      List.of(
          List.of(),
          List.of("--parent-window=0"),
          List.of("--help"),
          List.of("--" + ORIGIN),
          List.of("serve"),
          List.of("status", ORIGIN),
          List.of(""),
          List.of("-v", ORIGIN),
          List.of(ID),
          List.of("https://example.org/"),
          List.of(" " + ORIGIN),
          List.of(MANIFEST),
          List.of(MANIFEST, "--version"),
          List.of("a@b.org", MANIFEST),
          List.of(MANIFEST, "a@b.org", "third"),
          List.of("host.txt", "a@b.org"));

  @ParameterizedTest
  @FieldSource("NOBODY")
  void otherArgumentsAreThoseOfAPerson(List<String> arguments) {
    assertThat(of(arguments)).isEmpty();
  }

  static List<Arguments> permissions() {
    Caller chromium = Caller.of(ORIGIN).orElseThrow();
    Caller firefox = Caller.of(MANIFEST, "a@b.org").orElseThrow();
    Caller nameless = Caller.of("chrome-extension:///").orElseThrow();
    return List.of(
        Arguments.of(chromium, Optional.empty(), true),
        Arguments.of(chromium, Optional.of(List.of(ID)), true),
        Arguments.of(chromium, Optional.of(List.of("another", ID)), true),
        Arguments.of(chromium, Optional.of(List.of("another")), false),
        Arguments.of(chromium, Optional.of(List.of()), false),
        Arguments.of(chromium, Optional.of(List.of(ID.substring(1))), false),
        Arguments.of(firefox, Optional.empty(), true),
        Arguments.of(firefox, Optional.of(List.of("a@b.org")), true),
        Arguments.of(firefox, Optional.of(List.of("A@b.org")), false),
        Arguments.of(nameless, Optional.of(List.of(ID)), false),
        Arguments.of(Caller.NONE, Optional.empty(), true),
        Arguments.of(Caller.NONE, Optional.of(List.of()), true),
        Arguments.of(Caller.NONE, Optional.of(List.of(ID)), true));
  }

  /// The list is about extensions: a person at the keyboard needs no permission.
  @ParameterizedTest
  @MethodSource("permissions")
  void theUsersListDecidesAboutExtensions(
      Caller caller, Optional<List<String>> allowed, boolean expected) {
    assertThat(caller.mayCall(allowed)).isEqualTo(expected);
  }

  @Test
  void browsersKnowTheHostByItsName() {
    assertThat(HostIdentity.NAME).isEqualTo("com.tabagent.host");
  }

  private static Optional<Caller> of(List<String> arguments) {
    return Caller.of(arguments.toArray(String[]::new));
  }

  private static Caller caller(String browser, String origin, String extension) {
    return new Caller(Optional.of(browser), Optional.of(origin), Optional.of(extension));
  }
}
