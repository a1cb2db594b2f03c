package com.tabagent.lmstudio.domain.registration;

import static com.tabagent.lmstudio.domain.registration.Browser.BRAVE;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROME;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROMIUM;
import static com.tabagent.lmstudio.domain.registration.Browser.EDGE;
import static com.tabagent.lmstudio.domain.registration.Browser.OPERA;
import static com.tabagent.lmstudio.domain.registration.Browser.VIVALDI;
import static com.tabagent.lmstudio.domain.registration.ManifestPlace.Use.WRITTEN;
import static com.tabagent.lmstudio.domain.registration.ManifestPlace.Use.WRITTEN_WHERE_FOUND;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Linux, Chromium's family: each looks into its profile folder, and system-wide below `/etc`.
final class LinuxPlaces {
  private static final String CHROME_FOLDER = "google-chrome";
  private static final String BRAVE_FOLDER = "BraveSoftware/Brave-Browser";
  private static final String OF_CHROME = "etc/opt/chrome/native-messaging-hosts";
  private static final String OF_CHROMIUM = "etc/chromium/native-messaging-hosts";

  /// A browser or a channel: where it looks and where it keeps profiles, both below `~/.config`,
  /// and its programs.
  private record Row(
      Browser browser,
      String channel,
      String folder,
      List<String> profiles,
      List<String> programs) {

    Row(Browser browser, String channel, String folder, String... programs) {
      this(browser, channel, folder, List.of(folder), List.of(programs));
    }
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(CHROME, "", CHROME_FOLDER, CHROME_FOLDER, "google-chrome-stable"),
          new Row(CHROME, "Beta", "google-chrome-beta", "google-chrome-beta"),
          new Row(CHROME, "Dev", "google-chrome-unstable", "google-chrome-unstable"),
          new Row(CHROME, "Canary", "google-chrome-canary", "google-chrome-canary"),
          new Row(CHROMIUM, "", "chromium", "chromium", "chromium-browser"),
          new Row(EDGE, "", "microsoft-edge", "microsoft-edge", "microsoft-edge-stable"),
          new Row(EDGE, "Beta", "microsoft-edge-beta", "microsoft-edge-beta"),
          new Row(EDGE, "Dev", "microsoft-edge-dev", "microsoft-edge-dev"),
          new Row(BRAVE, "", BRAVE_FOLDER, "brave-browser", "brave"),
          new Row(BRAVE, "Beta", BRAVE_FOLDER + "-Beta", "brave-browser-beta"),
          new Row(BRAVE, "Nightly", BRAVE_FOLDER + "-Nightly", "brave-browser-nightly"),
          new Row(VIVALDI, "", "vivaldi", "vivaldi", "vivaldi-stable"),
          new Row(VIVALDI, "Snapshot", "vivaldi-snapshot", "vivaldi-snapshot"),
          new Row(
              OPERA,
              "",
              CHROME_FOLDER,
              List.of("opera", "opera-beta", "opera-developer"),
              List.of("opera", "opera-beta", "opera-developer")),
          new Row(Browser.CHROME_FOR_TESTING, "", "google-chrome-for-testing"));

  private final RegistrationFolders folders;

  LinuxPlaces(RegistrationFolders folders) {
    this.folders = folders;
  }

  List<ManifestPlace> all(Scope scope) {
    Stream<ManifestPlace> chromium =
        ROWS.stream()
            .flatMap(row -> scope == Scope.USER ? Stream.of(ofUser(row)) : ofSystem(row).stream());
    return Stream.concat(chromium, new LinuxFirefoxPlaces(folders).all(scope).stream()).toList();
  }

  private ManifestPlace ofUser(Row row) {
    return new ManifestPlace(
        row.browser,
        (row.browser.title() + " " + row.channel).strip(),
        Scope.USER,
        folders
            .configHome()
            .resolve(row.folder)
            .resolve("NativeMessagingHosts")
            .resolve(Manifest.FILE_NAME),
        Optional.empty(),
        signs(row),
        row.channel.isEmpty() ? WRITTEN : WRITTEN_WHERE_FOUND);
  }

  /// System-wide, all channels look in the same places.
  private List<ManifestPlace> ofSystem(Row row) {
    if (!row.channel.isEmpty()) {
      return List.of();
    }
    List<Path> signs =
        ROWS.stream()
            .filter(sibling -> sibling.browser == row.browser)
            .flatMap(sibling -> signs(sibling).stream())
            .toList();
    return systemFolders(row.browser).stream()
        .map(folder -> folders.user().systemRoot().resolve(folder).resolve(Manifest.FILE_NAME))
        .map(
            file ->
                new ManifestPlace(
                    row.browser,
                    row.browser.title(),
                    Scope.SYSTEM,
                    file,
                    Optional.empty(),
                    signs,
                    WRITTEN))
        .toList();
  }

  private static List<String> systemFolders(Browser browser) {
    return switch (browser) {
      case CHROME, BRAVE, OPERA -> List.of(OF_CHROME);
      case VIVALDI -> List.of(OF_CHROME, OF_CHROMIUM);
      case CHROMIUM -> List.of(OF_CHROMIUM);
      case EDGE -> List.of("etc/opt/edge/native-messaging-hosts");
      case CHROME_FOR_TESTING -> List.of("etc/opt/chrome_for_testing/native-messaging-hosts");
      case ARC, FIREFOX, LIBREWOLF -> List.of();
    };
  }

  private List<Path> signs(Row row) {
    var signs = new ArrayList<Path>();
    for (String profile : row.profiles) {
      signs.add(folders.configHome().resolve(profile));
      folders.outerConfigHome().ifPresent(outer -> signs.add(outer.resolve(profile)));
    }
    for (Path folder : folders.user().searchPath()) {
      // What lies there runs in a box, and looks elsewhere.
      if (!SandboxedBrowsers.isSnapFolder(folder)) {
        row.programs.forEach(program -> signs.add(folder.resolve(program)));
      }
    }
    return signs;
  }
}
