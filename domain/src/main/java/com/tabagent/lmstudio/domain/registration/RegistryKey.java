package com.tabagent.lmstudio.domain.registration;

import java.util.List;

/// A key of the Windows registry whose default value names a manifest's file.
///
/// @param path from the root on, such as `HKCU\Software\Mozilla\NativeMessagingHosts\NAME`
public record RegistryKey(String path) {

  /// Where browsers begin to look, in their order. What 32-bit programs see of the machine's half
  /// has a place of its own; a user's half is the same for both.
  static List<String> roots(Scope scope) {
    return scope == Scope.USER
        ? List.of("HKCU\\Software")
        : List.of("HKLM\\Software\\WOW6432Node", "HKLM\\Software");
  }

  /// The key of this host below a maker's own.
  static RegistryKey below(String root, String maker) {
    return new RegistryKey(root + "\\" + maker + "\\NativeMessagingHosts\\" + Manifest.NAME);
  }
}
