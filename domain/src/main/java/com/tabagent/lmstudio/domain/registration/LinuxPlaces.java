package com.tabagent.lmstudio.domain.registration;

import static com.tabagent.lmstudio.domain.registration.Browser.BRAVE;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROME;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROMIUM;
import static com.tabagent.lmstudio.domain.registration.Browser.EDGE;
import static com.tabagent.lmstudio.domain.registration.Browser.OPERA;
import static com.tabagent.lmstudio.domain.registration.Browser.VIVALDI;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Linux. Chromium's family looks into its profile folder, and system-wide below `/etc`; Firefox
/// has folders of its own for both.
final class LinuxPlaces {
  private static final String IN_PROFILE = "NativeMessagingHosts";
  private static final String CHROME_FOLDER = "google-chrome";

  /// A browser or a channel: the folder of its profile below `~/.config`, and its programs.
  private record Row(Browser browser, String channel, String profile, List<String> programs) {}

  private static final List<Row> CHROMIUM_FAMILY =
      List.of(
          new Row(CHROME, "", CHROME_FOLDER, List.of("google-chrome", "google-chrome-stable")),
          new Row(CHROME, "Beta", "google-chrome-beta", List.of("google-chrome-beta")),
          new Row(CHROME, "Dev", "google-chrome-unstable", List.of("google-chrome-unstable")),
          new Row(CHROMIUM, "", "chromium", List.of("chromium", "chromium-browser")),
          new Row(EDGE, "", "microsoft-edge", List.of("microsoft-edge", "microsoft-edge-stable")),
          new Row(EDGE, "Beta", "microsoft-edge-beta", List.of("microsoft-edge-beta")),
          new Row(EDGE, "Dev", "microsoft-edge-dev", List.of("microsoft-edge-dev")),
          new Row(BRAVE, "", "BraveSoftware/Brave-Browser", List.of("brave-browser", "brave")),
          new Row(VIVALDI, "", "vivaldi", List.of("vivaldi", "vivaldi-stable")),
          new Row(VIVALDI, "Snapshot", "vivaldi-snapshot", List.of("vivaldi-snapshot")),
          new Row(OPERA, "", "opera", List.of("opera")),
          new Row(Browser.CHROME_FOR_TESTING, "", "google-chrome-for-testing", List.of()));

  private final RegistrationFolders folders;

  LinuxPlaces(RegistrationFolders folders) {
    this.folders = folders;
  }

  List<ManifestPlace> all(Scope scope) {
    var places = new ArrayList<ManifestPlace>();
    for (Row row : CHROMIUM_FAMILY) {
      if (scope == Scope.USER || row.channel.isEmpty()) {
        places.add(place(scope, row));
      }
    }
    places.add(firefox(scope, Browser.FIREFOX, "mozilla", List.of("firefox", "firefox-esr")));
    places.add(firefox(scope, Browser.LIBREWOLF, "librewolf", List.of("librewolf")));
    return places;
  }

  private ManifestPlace place(Scope scope, Row row) {
    Path folder =
        scope == Scope.USER
            ? folders.configHome().resolve(readFrom(row)).resolve(IN_PROFILE)
            : folders.user().systemRoot().resolve(systemFolder(row.browser));
    var signs = new ArrayList<Path>();
    for (Row sibling : scope == Scope.USER ? List.of(row) : siblings(row.browser)) {
      signs.add(folders.configHome().resolve(sibling.profile));
      signs.addAll(programs(sibling.programs));
    }
    return new ManifestPlace(
        row.browser,
        (row.browser.title() + " " + row.channel).strip(),
        folder.resolve(Manifest.FILE_NAME),
        Optional.empty(),
        signs,
        !row.channel.isEmpty());
  }

  private static List<Row> siblings(Browser browser) {
    return CHROMIUM_FAMILY.stream().filter(row -> row.browser == browser).toList();
  }

  /// Opera keeps its profile in a folder of its own, and reads manifests from Chrome's.
  private static String readFrom(Row row) {
    return row.browser == OPERA ? CHROME_FOLDER : row.profile;
  }

  private static String systemFolder(Browser browser) {
    return switch (browser) {
      case CHROME, BRAVE, VIVALDI, OPERA -> "etc/opt/chrome/native-messaging-hosts";
      case CHROMIUM -> "etc/chromium/native-messaging-hosts";
      case EDGE -> "etc/opt/edge/native-messaging-hosts";
      case CHROME_FOR_TESTING -> "etc/opt/chrome_for_testing/native-messaging-hosts";
      case ARC, FIREFOX, LIBREWOLF ->
          throw new IllegalArgumentException(browser + " is none of Chromium's on Linux");
    };
  }

  private ManifestPlace firefox(Scope scope, Browser browser, String maker, List<String> programs) {
    Path home = folders.user().home().resolve("." + maker);
    Path base =
        scope == Scope.USER ? home : folders.user().systemRoot().resolve("usr/lib").resolve(maker);
    var signs = new ArrayList<Path>();
    // ~/.mozilla alone may be there for the manifests' sake.
    signs.add(browser == Browser.FIREFOX ? home.resolve("firefox") : home);
    signs.addAll(programs(programs));
    return new ManifestPlace(
        browser,
        browser.title(),
        base.resolve("native-messaging-hosts").resolve(Manifest.FILE_NAME),
        Optional.empty(),
        signs,
        false);
  }

  private List<Path> programs(List<String> names) {
    var programs = new ArrayList<Path>();
    for (Path folder : folders.user().searchPath()) {
      names.forEach(name -> programs.add(folder.resolve(name)));
    }
    return programs;
  }
}
