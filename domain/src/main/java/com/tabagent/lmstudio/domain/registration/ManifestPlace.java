package com.tabagent.lmstudio.domain.registration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where one browser, or one of its channels, looks for the manifest of this host.
///
/// @param title such as `Chrome Beta`
/// @param file the manifest; an absolute path
/// @param key Windows: what names the file; elsewhere the file's own place does
/// @param signs if any of these exists, the browser is on this machine
/// @param channel whether this is a preview of the browser, kept beside it
public record ManifestPlace(
    Browser browser,
    String title,
    Path file,
    Optional<RegistryKey> key,
    List<Path> signs,
    boolean channel) {

  public ManifestPlace {
    signs = List.copyOf(signs);
  }
}
