package com.tabagent.lmstudio.domain.registration;

import java.util.List;

/// Every place where a browser looks for this host, as data.
///
/// Sources: the browsers' own source (chrome_paths.cc, NativeManifests.sys.mjs), the documentation
/// of Chrome, Edge and Firefox, and the installers of other hosts for the rest.
public final class ManifestPlaces {

  private ManifestPlaces() {}

  /// The places on a machine, in the order of [Browser]. A browser that does not exist on a system,
  /// or whose place nobody knows there, has none.
  public static List<ManifestPlace> all(RegistrationFolders folders, Scope scope) {
    return switch (folders.user().os()) {
      case LINUX -> new LinuxPlaces(folders).all(scope);
      case MACOS -> new MacPlaces(folders).all(scope);
      case WINDOWS -> new WindowsPlaces(folders).all(scope);
    };
  }
}
