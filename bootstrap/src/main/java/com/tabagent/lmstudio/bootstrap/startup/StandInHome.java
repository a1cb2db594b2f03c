package com.tabagent.lmstudio.bootstrap.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A user's home folder with an LM Studio in it whose `lms` does nothing. The user's own is not
/// seen from a run that gets this one's environment.
final class StandInHome implements AutoCloseable {
  private final Path folder;

  private StandInHome(Path folder) {
    this.folder = folder;
  }

  static StandInHome create() throws IOException {
    Path folder = Files.createTempDirectory("tabagent-prepare");
    Path lms = folder.resolve(".lmstudio/bin/lms");
    Files.createDirectories(lms.getParent());
    Files.createDirectories(folder.resolve(".lmstudio/.internal"));
    Files.writeString(lms, "#!/bin/sh\nexit 0\n");
    Files.setPosixFilePermissions(lms, PosixFilePermissions.fromString("rwx------"));
    return new StandInHome(folder);
  }

  /// Says where the server is, as LM Studio notes it.
  void serverAt(int port) throws IOException {
    Files.writeString(
        folder.resolve(".lmstudio/.internal/http-server-config.json"),
        "{\"port\":" + port + ",\"networkInterface\":\"127.0.0.1\",\"cors\":false}");
  }

  /// The whole environment of a run in this home.
  Map<String, String> environment() {
    return Map.of("HOME", folder.toString(), "PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8");
  }

  Path log() {
    return folder.resolve("prepare.log");
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
