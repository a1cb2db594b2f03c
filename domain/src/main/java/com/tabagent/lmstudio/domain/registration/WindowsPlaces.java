package com.tabagent.lmstudio.domain.registration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Windows. A key of the registry names the manifest's file, which can lie anywhere: one for each
/// engine, beside the host. All channels of a browser read the same key, and only the first that
/// they find.
final class WindowsPlaces {
  private static final String CHROME = "Google\\Chrome";

  private final RegistrationFolders folders;

  WindowsPlaces(RegistrationFolders folders) {
    this.folders = folders;
  }

  List<ManifestPlace> all(Scope scope) {
    var places = new ArrayList<ManifestPlace>();
    for (Browser browser : Browser.values()) {
      maker(browser).ifPresent(maker -> places.add(place(scope, browser, maker)));
    }
    return places;
  }

  private ManifestPlace place(Scope scope, Browser browser, String maker) {
    String engine = browser.engine() == Engine.CHROMIUM ? "chromium" : "firefox";
    return new ManifestPlace(
        browser,
        browser.title(),
        folders.stay(scope).resolve(engine).resolve(Manifest.FILE_NAME),
        Optional.of(RegistryKey.below(scope, maker)),
        signs(browser),
        false);
  }

  /// Whose key the browser reads; those without one of their own read Chrome's. Empty where nobody
  /// has written it down.
  private static Optional<String> maker(Browser browser) {
    return switch (browser) {
      case CHROME, OPERA, ARC -> Optional.of(CHROME);
      case CHROMIUM -> Optional.of("Chromium");
      case EDGE -> Optional.of("Microsoft\\Edge");
      case BRAVE -> Optional.of("BraveSoftware\\Brave-Browser");
      case VIVALDI -> Optional.of("Vivaldi");
      case FIREFOX, LIBREWOLF -> Optional.of("Mozilla");
      case CHROME_FOR_TESTING -> Optional.empty();
    };
  }

  private List<Path> signs(Browser browser) {
    return switch (browser) {
      case CHROME ->
          local("Google/Chrome", "Google/Chrome Beta", "Google/Chrome Dev", "Google/Chrome SxS");
      case CHROMIUM -> local("Chromium");
      case EDGE ->
          local(
              "Microsoft/Edge", "Microsoft/Edge Beta", "Microsoft/Edge Dev", "Microsoft/Edge SxS");
      case BRAVE -> local("BraveSoftware/Brave-Browser");
      case VIVALDI -> local("Vivaldi");
      case OPERA -> List.of(folders.roamingAppData().resolve("Opera Software/Opera Stable"));
      case ARC ->
          List.of(folders.localAppData().resolve("Packages/TheBrowserCompany.Arc_ttt1ap7aakyb4"));
      case CHROME_FOR_TESTING -> List.of();
      case FIREFOX -> roaming("Mozilla/Firefox", "Mozilla Firefox/firefox.exe");
      case LIBREWOLF -> roaming("librewolf", "LibreWolf/librewolf.exe");
    };
  }

  private List<Path> local(String... makers) {
    return Stream.of(makers)
        .map(maker -> folders.localAppData().resolve(maker).resolve("User Data"))
        .toList();
  }

  private List<Path> roaming(String profile, String program) {
    return List.of(
        folders.roamingAppData().resolve(profile), folders.programFiles().resolve(program));
  }
}
