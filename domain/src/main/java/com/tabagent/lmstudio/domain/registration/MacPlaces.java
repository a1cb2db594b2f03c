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
import static com.tabagent.lmstudio.domain.registration.ManifestPlace.Use.WRITTEN;
import static com.tabagent.lmstudio.domain.registration.ManifestPlace.Use.WRITTEN_WHERE_FOUND;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// macOS. All look below `Library`, the user's or the machine's.
final class MacPlaces {
  private static final String SUPPORT = "Library/Application Support";
  private static final String OF_CHROME = "Google/Chrome";
  private static final String OF_BRAVE = "BraveSoftware/Brave-Browser";

  /// A browser or a channel: the folders it looks in and that of its profile, all below the user's
  /// `Library/Application Support`, and the name of its app.
  private record Row(
      Browser browser, String channel, List<String> folders, String profile, String app) {

    Row(Browser browser, String channel, String folder, String app) {
      this(browser, channel, List.of(folder), folder, app);
    }

    /// One that also looks where Chrome does.
    static Row alsoChromes(Browser browser, String channel, String folder, String app) {
      return new Row(browser, channel, List.of(folder, OF_CHROME), folder, app);
    }
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(CHROME, "", OF_CHROME, "Google Chrome"),
          new Row(CHROME, "Beta", OF_CHROME + " Beta", "Google Chrome Beta"),
          new Row(CHROME, "Dev", OF_CHROME + " Dev", "Google Chrome Dev"),
          new Row(CHROME, "Canary", OF_CHROME + " Canary", "Google Chrome Canary"),
          new Row(CHROMIUM, "", "Chromium", "Chromium"),
          new Row(EDGE, "", "Microsoft Edge", "Microsoft Edge"),
          new Row(EDGE, "Beta", "Microsoft Edge Beta", "Microsoft Edge Beta"),
          new Row(EDGE, "Dev", "Microsoft Edge Dev", "Microsoft Edge Dev"),
          new Row(EDGE, "Canary", "Microsoft Edge Canary", "Microsoft Edge Canary"),
          Row.alsoChromes(BRAVE, "", OF_BRAVE, "Brave Browser"),
          Row.alsoChromes(BRAVE, "Beta", OF_BRAVE + "-Beta", "Brave Browser Beta"),
          Row.alsoChromes(BRAVE, "Nightly", OF_BRAVE + "-Nightly", "Brave Browser Nightly"),
          new Row(VIVALDI, "", "Vivaldi", "Vivaldi"),
          new Row(VIVALDI, "Snapshot", "Vivaldi Snapshot", "Vivaldi Snapshot"),
          Row.alsoChromes(OPERA, "", "com.operasoftware.Opera", "Opera"),
          Row.alsoChromes(OPERA, "Beta", "com.operasoftware.OperaNext", "Opera Beta"),
          Row.alsoChromes(
              OPERA, "Developer", "com.operasoftware.OperaDeveloper", "Opera Developer"),
          Row.alsoChromes(OPERA, "GX", "com.operasoftware.OperaGX", "Opera GX"),
          new Row(ARC, "", "Arc/User Data", "Arc"),
          new Row(CHROME_FOR_TESTING, "", "Google/ChromeForTesting", "Google Chrome for Testing"),
          new Row(FIREFOX, "", List.of("Mozilla"), "Firefox", "Firefox"),
          new Row(LIBREWOLF, "", List.of("LibreWolf", "Mozilla"), "librewolf", "LibreWolf"));

  private final RegistrationFolders folders;

  MacPlaces(RegistrationFolders folders) {
    this.folders = folders;
  }

  List<ManifestPlace> all(Scope scope) {
    return ROWS.stream().flatMap(row -> scope == Scope.USER ? ofUser(row) : ofSystem(row)).toList();
  }

  private Stream<ManifestPlace> ofUser(Row row) {
    return row.folders.stream()
        .map(folders.user().home().resolve(SUPPORT)::resolve)
        .map(folder -> place(row, Scope.USER, folder, signs(row)));
  }

  /// System-wide, all channels look in the same places.
  private Stream<ManifestPlace> ofSystem(Row row) {
    if (!row.channel.isEmpty()) {
      return Stream.of();
    }
    List<Path> signs =
        ROWS.stream()
            .filter(sibling -> sibling.browser == row.browser)
            .flatMap(sibling -> signs(sibling).stream())
            .toList();
    return systemFolders(row.browser).stream()
        .map(folders.user().systemRoot()::resolve)
        .map(folder -> place(row, Scope.SYSTEM, folder, signs));
  }

  private static ManifestPlace place(Row row, Scope scope, Path folder, List<Path> signs) {
    return new ManifestPlace(
        row.browser,
        (row.browser.title() + " " + row.channel).strip(),
        scope,
        folder.resolve("NativeMessagingHosts").resolve(Manifest.FILE_NAME),
        Optional.empty(),
        signs,
        row.channel.isEmpty() ? WRITTEN : WRITTEN_WHERE_FOUND);
  }

  /// Empty where nobody has written down what the browser looks at.
  private static List<String> systemFolders(Browser browser) {
    return switch (browser) {
      case CHROME -> List.of("Library/Google/Chrome");
      case CHROMIUM -> List.of(SUPPORT + "/Chromium");
      case EDGE -> List.of("Library/Microsoft/Edge");
      case BRAVE -> List.of("Library/Google/Chrome", SUPPORT + "/" + OF_BRAVE);
      case VIVALDI -> List.of(SUPPORT + "/Vivaldi");
      case CHROME_FOR_TESTING -> List.of("Library/Google/ChromeForTesting");
      case FIREFOX -> List.of(SUPPORT + "/Mozilla");
      case LIBREWOLF -> List.of(SUPPORT + "/LibreWolf", SUPPORT + "/Mozilla");
      case OPERA, ARC -> List.of();
    };
  }

  private List<Path> signs(Row row) {
    var signs = new ArrayList<Path>();
    signs.add(folders.user().home().resolve(SUPPORT).resolve(row.profile));
    for (Path base : List.of(folders.user().systemRoot(), folders.user().home())) {
      signs.add(base.resolve("Applications").resolve(row.app + ".app"));
    }
    return signs;
  }
}
