package com.tabagent.lmstudio.bootstrap.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// An installed host in a folder, whose launcher is a script of the test's.
final class FakeInstallation {

  /// Runs this build's host, without any cache.
  static final String RUN_THE_HOST =
      "exec '"
          + Path.of(System.getProperty("java.home"), "bin", "java")
          + "' -XX:TieredStopAtLevel=1 -cp '"
          + System.getProperty("java.class.path")
          + "' com.tabagent.lmstudio.bootstrap.Main \"$@\"\n";

  /// Does what the JVM does at the end of a run that records.
  static final String RECORD =
      """
      case $TABAGENT_CACHE_OPTIONS in
        -XX:AOTCacheOutput=*) echo recorded >"${TABAGENT_CACHE_OPTIONS#*=}" ;;
      esac
      """;

  final Path home;

  /// @param home an empty folder
  FakeInstallation(Path home) throws IOException {
    this.home = home.toRealPath();
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib/a.jar"), "first");
    Files.writeString(home.resolve("lib/b.jar"), "second");
    launcher("exit 1\n");
  }

  FakeInstallation launcher(String script) throws IOException {
    Path launcher = Files.writeString(home.resolve("bin/tabagent-host"), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  /// What the launcher passes down.
  Properties properties() {
    var properties = new Properties();
    properties.setProperty("tabagent.home", home.toString());
    properties.setProperty("tabagent.java", "/usr/lib/jvm/some java");
    properties.setProperty("tabagent.jdk", "JAVA_VERSION=\"25.0.3\"");
    return properties;
  }

  InstalledHost host() {
    return InstalledHost.from(properties()).orElseThrow();
  }

  StartupCache.Outcome prepare() throws InterruptedException {
    return StartupCache.ofThisHost(properties()).orElseThrow().make();
  }

  Path cache() {
    return home.resolve("cache");
  }

  /// The names in the cache's folder.
  List<String> cached() throws IOException {
    try (Stream<Path> files = Files.list(cache())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
