package com.tabagent.lmstudio.domain.registration;

import com.tabagent.lmstudio.domain.registration.ManifestPlace.Use;
import java.util.ArrayList;
import java.util.List;

/// Every place where a browser looks for this host, as data. Where each line of it comes from is
/// written down in `docs/manifest-places.md`.
public final class ManifestPlaces {

  private ManifestPlaces() {}

  /// The places that registering writes to, in the order of [Browser]. A browser that does not
  /// exist on a system, or whose place nobody knows there, has none.
  public static List<ManifestPlace> all(RegistrationFolders folders, Scope scope) {
    return table(folders, scope).stream().filter(place -> place.use() != Use.ONLY_READ).toList();
  }

  /// All the places that the browser of a user's place looks in, in its own order: the first one
  /// that names a manifest counts.
  public static List<ManifestPlace> readBy(RegistrationFolders folders, ManifestPlace place) {
    var read = new ArrayList<ManifestPlace>();
    table(folders.asBrowsersGo(), Scope.USER).stream()
        .filter(each -> each.title().equals(place.title()))
        .forEach(read::add);
    table(folders, Scope.SYSTEM).stream()
        .filter(each -> each.browser() == place.browser())
        .forEach(read::add);
    return read;
  }

  private static List<ManifestPlace> table(RegistrationFolders folders, Scope scope) {
    return switch (folders.user().os()) {
      case LINUX -> new LinuxPlaces(folders).all(scope);
      case MACOS -> new MacPlaces(folders).all(scope);
      case WINDOWS -> new WindowsPlaces(folders).all(scope);
    };
  }
}
