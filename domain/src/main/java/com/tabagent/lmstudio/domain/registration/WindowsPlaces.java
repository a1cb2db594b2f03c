package com.tabagent.lmstudio.domain.registration;

import com.tabagent.lmstudio.domain.registration.ManifestPlace.Use;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Windows. A key of the registry names the manifest's file, which can lie anywhere: one for each
/// engine, beside the host. All channels of a browser read the same keys, and take only the first
/// that they find: in the machine's half of the registry, those that 32-bit programs see come
/// before the others.
final class WindowsPlaces {
  private static final Key CHROME = new Key("Google\\Chrome", Use.WRITTEN);
  private static final Key CHROME_AT_LAST = new Key("Google\\Chrome", Use.ONLY_READ);
  private static final Key CHROMIUM = new Key("Chromium", Use.WRITTEN);
  private static final Key CHROMIUM_BETWEEN = new Key("Chromium", Use.ONLY_READ);
  private static final Key MOZILLA = new Key("Mozilla", Use.WRITTEN);

  /// A maker's own key.
  private record Key(String maker, Use use) {}

  private final RegistrationFolders folders;

  WindowsPlaces(RegistrationFolders folders) {
    this.folders = folders;
  }

  List<ManifestPlace> all(Scope scope) {
    return Stream.of(Browser.values()).flatMap(browser -> places(scope, browser)).toList();
  }

  private Stream<ManifestPlace> places(Scope scope, Browser browser) {
    List<Path> signs = new WindowsSigns(folders).of(browser);
    return RegistryKey.roots(scope).stream()
        .flatMap(
            root ->
                keys(browser).stream()
                    .map(
                        key ->
                            new ManifestPlace(
                                browser,
                                browser.title(),
                                scope,
                                file(scope, browser.engine()),
                                Optional.of(RegistryKey.below(root, key.maker)),
                                signs,
                                key.use)));
  }

  private Path file(Scope scope, Engine engine) {
    return folders
        .stay(scope)
        .resolve(engine == Engine.CHROMIUM ? "chromium" : "firefox")
        .resolve(Manifest.FILE_NAME);
  }

  /// In the order in which the browser reads them. Where sources disagree about which it reads, all
  /// are written.
  private static List<Key> keys(Browser browser) {
    return switch (browser) {
      case CHROME, CHROME_FOR_TESTING -> List.of(CHROME);
      case CHROMIUM -> List.of(CHROMIUM, CHROME_AT_LAST);
      case EDGE -> List.of(own("Microsoft\\Edge"), CHROMIUM_BETWEEN, CHROME_AT_LAST);
      case BRAVE -> List.of(own("BraveSoftware\\Brave-Browser"), CHROMIUM_BETWEEN, CHROME);
      case VIVALDI -> List.of(own("Vivaldi"), CHROMIUM_BETWEEN, CHROME);
      case OPERA -> List.of(own("Opera Software"), CHROMIUM_BETWEEN, CHROME);
      case ARC -> List.of(CHROMIUM_BETWEEN, CHROME);
      case FIREFOX -> List.of(MOZILLA);
      case LIBREWOLF -> List.of(own("LibreWolf"), MOZILLA);
    };
  }

  private static Key own(String maker) {
    return new Key(maker, Use.WRITTEN);
  }
}
