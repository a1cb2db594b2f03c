package com.tabagent.lmstudio.bootstrap.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// One copy of the distribution and the Java that runs it, by the very words of the launcher: it
/// compares them later, letter by letter.
///
/// @param home the folder that holds `bin` and `lib`
/// @param java the folder of the Java that the launcher chose
/// @param jdk which build of Java lies there
record InstalledHost(String home, String java, String jdk) {

  /// From what the launcher passes down. Empty if this program was not started by it.
  static Optional<InstalledHost> from(Properties system) {
    String home = system.getProperty("tabagent.home");
    String java = system.getProperty("tabagent.java");
    String jdk = system.getProperty("tabagent.jdk");
    return home == null || java == null || jdk == null
        ? Optional.empty()
        : Optional.of(new InstalledHost(home, java, jdk));
  }

  /// The same host, with the same Java, in another place. A Java of the copy's own comes with it.
  InstalledHost movedTo(Path folder) {
    String own = home + "/runtime";
    return new InstalledHost(folder.toString(), java.equals(own) ? folder + "/runtime" : java, jdk);
  }

  Path launcher() {
    return Path.of(home, "bin", "tabagent-host");
  }

  Path cacheFolder() {
    return Path.of(home, "cache");
  }

  Path buildIdFile() {
    return Path.of(home, "lib", "build.id");
  }

  /// The class path, in no particular order.
  List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(home, "lib"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
