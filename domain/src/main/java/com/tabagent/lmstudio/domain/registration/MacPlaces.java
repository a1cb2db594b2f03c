package com.tabagent.lmstudio.domain.registration;

import static com.tabagent.lmstudio.domain.registration.Browser.ARC;
import static com.tabagent.lmstudio.domain.registration.Browser.BRAVE;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROME;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROME_FOR_TESTING;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROMIUM;
import static com.tabagent.lmstudio.domain.registration.Browser.EDGE;
import static com.tabagent.lmstudio.domain.registration.Browser.FIREFOX;
import static com.tabagent.lmstudio.domain.registration.Browser.LIBREWOLF;
import static com.tabagent.lmstudio.domain.registration.Browser.OPERA;
import static com.tabagent.lmstudio.domain.registration.Browser.VIVALDI;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// macOS. All look below `Library`, the user's or the machine's.
final class MacPlaces {
  private static final String SUPPORT = "Library/Application Support";
  private static final String HOSTS = "NativeMessagingHosts";

  /// A browser or a channel: the folder it reads and that of its profile, both below the user's
  /// `Library/Application Support`, and the name of its app.
  private record Row(Browser browser, String channel, String folder, String profile, String app) {
    Row(Browser browser, String channel, String folder, String app) {
      this(browser, channel, folder, folder, app);
    }
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(CHROME, "", "Google/Chrome", "Google Chrome"),
          new Row(CHROME, "Beta", "Google/Chrome Beta", "Google Chrome Beta"),
          new Row(CHROME, "Dev", "Google/Chrome Dev", "Google Chrome Dev"),
          new Row(CHROME, "Canary", "Google/Chrome Canary", "Google Chrome Canary"),
          new Row(CHROMIUM, "", "Chromium", "Chromium"),
          new Row(EDGE, "", "Microsoft Edge", "Microsoft Edge"),
          new Row(EDGE, "Beta", "Microsoft Edge Beta", "Microsoft Edge Beta"),
          new Row(EDGE, "Dev", "Microsoft Edge Dev", "Microsoft Edge Dev"),
          new Row(EDGE, "Canary", "Microsoft Edge Canary", "Microsoft Edge Canary"),
          new Row(BRAVE, "", "BraveSoftware/Brave-Browser", "Brave Browser"),
          new Row(VIVALDI, "", "Vivaldi", "Vivaldi"),
          new Row(OPERA, "", "com.operasoftware.Opera", "Opera"),
          new Row(ARC, "", "Arc/User Data", "Arc"),
          new Row(CHROME_FOR_TESTING, "", "Google/ChromeForTesting", "Google Chrome for Testing"),
          new Row(FIREFOX, "", "Mozilla", "Firefox", "Firefox"),
          new Row(LIBREWOLF, "", "Mozilla", "librewolf", "LibreWolf"));

  private final RegistrationFolders folders;

  MacPlaces(RegistrationFolders folders) {
    this.folders = folders;
  }

  List<ManifestPlace> all(Scope scope) {
    var places = new ArrayList<ManifestPlace>();
    for (Row row : ROWS) {
      Optional<Path> folder =
          scope == Scope.USER
              ? Optional.of(
                  folders.user().home().resolve(SUPPORT).resolve(row.folder).resolve(HOSTS))
              : systemFolder(row);
      folder.ifPresent(found -> places.add(place(scope, row, found)));
    }
    return places;
  }

  private ManifestPlace place(Scope scope, Row row, Path folder) {
    var signs = new ArrayList<Path>();
    for (Row sibling : ROWS) {
      if (sibling.equals(row) || (scope == Scope.SYSTEM && sibling.browser == row.browser)) {
        signs.add(folders.user().home().resolve(SUPPORT).resolve(sibling.profile));
        signs.add(app(folders.user().systemRoot(), sibling));
        signs.add(app(folders.user().home(), sibling));
      }
    }
    return new ManifestPlace(
        row.browser,
        (row.browser.title() + " " + row.channel).strip(),
        folder.resolve(Manifest.FILE_NAME),
        Optional.empty(),
        signs,
        !row.channel.isEmpty());
  }

  private static Path app(Path base, Row row) {
    return base.resolve("Applications").resolve(row.app + ".app");
  }

  /// Empty where nobody has written down what the browser reads.
  private Optional<Path> systemFolder(Row row) {
    if (!row.channel.isEmpty()) {
      return Optional.empty();
    }
    Path root = folders.user().systemRoot();
    return switch (row.browser) {
      case CHROME -> Optional.of(root.resolve("Library/Google/Chrome").resolve(HOSTS));
      case CHROMIUM -> Optional.of(root.resolve(SUPPORT).resolve("Chromium").resolve(HOSTS));
      case EDGE -> Optional.of(root.resolve("Library/Microsoft/Edge").resolve(HOSTS));
      case FIREFOX, LIBREWOLF ->
          Optional.of(root.resolve(SUPPORT).resolve("Mozilla").resolve(HOSTS));
      case BRAVE, VIVALDI, OPERA, ARC, CHROME_FOR_TESTING -> Optional.empty();
    };
  }
}
