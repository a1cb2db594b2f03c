package com.tabagent.lmstudio.domain.registration;

import static com.tabagent.lmstudio.domain.registration.ManifestPlace.Use.WRITTEN;
import static com.tabagent.lmstudio.domain.registration.ManifestPlace.Use.WRITTEN_WHERE_FOUND;

import com.tabagent.lmstudio.domain.registration.ManifestPlace.Use;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Linux, Firefox's family: a folder of the maker's in the user's home, and one below `/usr`. Which
/// one there is decided when the browser is built, by what the system calls its libraries' folder.
final class LinuxFirefoxPlaces {
  private static final String HOSTS = "native-messaging-hosts";

  private final RegistrationFolders folders;

  LinuxFirefoxPlaces(RegistrationFolders folders) {
    this.folders = folders;
  }

  List<ManifestPlace> all(Scope scope) {
    var places = new ArrayList<ManifestPlace>();
    places.addAll(places(scope, Browser.FIREFOX, "mozilla", firefoxSigns()));
    places.addAll(places(scope, Browser.LIBREWOLF, "librewolf", librewolfSigns()));
    return places;
  }

  private List<ManifestPlace> places(Scope scope, Browser browser, String maker, List<Path> signs) {
    if (scope == Scope.USER) {
      Path folder = folders.user().home().resolve("." + maker);
      return List.of(place(scope, browser, folder, signs, WRITTEN));
    }
    Path usr = folders.user().systemRoot().resolve("usr");
    Path lib64 = usr.resolve("lib64");
    Path share = usr.resolve("share").resolve(maker);
    return List.of(
        place(scope, browser, usr.resolve("lib").resolve(maker), signs, WRITTEN),
        place(
            scope,
            browser,
            lib64.resolve(maker),
            List.of(lib64.resolve(maker), lib64.resolve(browser.optionName())),
            WRITTEN_WHERE_FOUND),
        place(scope, browser, share, List.of(share.resolve(HOSTS)), WRITTEN_WHERE_FOUND));
  }

  private static ManifestPlace place(
      Scope scope, Browser browser, Path base, List<Path> signs, Use use) {
    return new ManifestPlace(
        browser,
        browser.title(),
        scope,
        base.resolve(HOSTS).resolve(Manifest.FILE_NAME),
        Optional.empty(),
        signs,
        use);
  }

  /// `~/.mozilla` alone may be there for the manifests' sake. Newer ones keep their profiles among
  /// the settings and look for manifests here all the same; so does the one in a snap.
  private List<Path> firefoxSigns() {
    var signs = new ArrayList<Path>();
    signs.add(folders.user().home().resolve(".mozilla/firefox"));
    signs.add(folders.configHome().resolve("mozilla/firefox"));
    signs.add(folders.user().home().resolve("snap/firefox"));
    signs.addAll(
        programs(
            "firefox", "firefox-esr", "firefox-beta", "firefox-devedition", "firefox-nightly"));
    return signs;
  }

  private List<Path> librewolfSigns() {
    var signs = new ArrayList<Path>();
    signs.add(folders.user().home().resolve(".librewolf"));
    signs.add(folders.configHome().resolve("librewolf"));
    signs.addAll(programs("librewolf"));
    return signs;
  }

  private List<Path> programs(String... names) {
    var programs = new ArrayList<Path>();
    for (Path folder : folders.user().searchPath()) {
      for (String name : names) {
        programs.add(folder.resolve(name));
      }
    }
    return programs;
  }
}
