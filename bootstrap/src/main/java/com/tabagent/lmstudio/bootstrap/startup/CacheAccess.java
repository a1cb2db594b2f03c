package com.tabagent.lmstudio.bootstrap.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whoever may look into the host's folder may read its cache, whatever the process that makes it
/// keeps to itself: to a user who may not, each start would be a slow one.
final class CacheAccess {
  private static final Set<PosixFilePermission> OF_A_FILE =
      PosixFilePermissions.fromString("rw-r--r--");

  private CacheAccess() {}

  /// Gives the folder of the cache, and what is in it, the permissions of the host's own. Does
  /// nothing where the system has no such permissions.
  static void asOf(InstalledHost host) throws IOException {
    Path home = Path.of(host.home());
    var view = Files.getFileAttributeView(home, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> folder = view.readAttributes().permissions();
    Set<PosixFilePermission> file = new HashSet<>(folder);
    file.retainAll(OF_A_FILE);
    Files.setPosixFilePermissions(host.cacheFolder(), folder);
    Files.setPosixFilePermissions(host.buildIdFile(), file);
    for (Path cached : files(host.cacheFolder())) {
      Files.setPosixFilePermissions(cached, file);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
