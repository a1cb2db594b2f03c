package com.tabagent.lmstudio.domain.registration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where one browser, or one of its channels, looks for the manifest of this host. A browser that
/// looks in several places has one of these for each.
///
/// @param title such as `Chrome Beta`
/// @param scope whose manifest it is
/// @param file the manifest; an absolute path
/// @param key Windows: what names the file; elsewhere the file's own place does
/// @param signs if any of these exists, the browser is on this machine
public record ManifestPlace(
    Browser browser,
    String title,
    Scope scope,
    Path file,
    Optional<RegistryKey> key,
    List<Path> signs,
    Use use) {

  /// What becomes of a place when its browser is registered.
  public enum Use {
    /// It is written.
    WRITTEN,
    /// It is written where one of its signs is there: a preview that is kept beside the browser, or
    /// a folder that only some systems have.
    WRITTEN_WHERE_FOUND,
    /// It is left alone. The browser turns to it when it finds nothing where it looks first.
    ONLY_READ
  }

  public ManifestPlace {
    signs = List.copyOf(signs);
  }

  /// What tells it from other places: two browsers may look in the same one.
  public String address() {
    return key.map(RegistryKey::path).orElseGet(file::toString);
  }
}
