package com.tabagent.lmstudio.domain.registration;

/// A key of the Windows registry whose default value names a manifest's file.
///
/// @param path from the root on, such as `HKCU\Software\Mozilla\NativeMessagingHosts\NAME`
public record RegistryKey(String path) {

  /// The key of this host below a maker's own.
  static RegistryKey below(Scope scope, String maker) {
    String root = scope == Scope.USER ? "HKCU" : "HKLM";
    return new RegistryKey(
        root + "\\Software\\" + maker + "\\NativeMessagingHosts\\" + Manifest.NAME);
  }
}
