package com.tabagent.lmstudio.adapter.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/// Folders that everybody may look into, whatever the process that makes them keeps to itself.
final class OpenFolder {

  private OpenFolder() {}

  /// Makes a folder, and those it lies in as the system makes folders. One that is there stays as
  /// it is.
  static void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      permit(folder, "rwxr-xr-x");
    }
  }

  /// Gives a file or folder its permissions, where the system has such.
  static void permit(Path path, String permissions) throws IOException {
    if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
