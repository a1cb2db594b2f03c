package com.tabagent.lmstudio.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A shell script that runs a class of this module in a Java process of its own.
///
/// @param userHome given to the class as its first argument, before the script's own
record LaunchScript(String mainClass, Path userHome) {

  /// Writes it, for its owner to run. Spaces, quotes and any letters in paths are fine.
  void writeTo(Path folder, String name) throws IOException {
    Path file = Files.createDirectories(folder).resolve(name);
    Files.writeString(file, text());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// Without a UTF-8 locale, Java on Linux cannot name a file with letters beyond ASCII. The other
  /// options make a short run start soon.
  private String text() {
    return """
    #!/bin/sh
    LC_ALL=C.UTF-8
    export LC_ALL
    exec %s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -Xmx256m \\
      -Xlog:disable -Xlog:all=error:stderr -cp %s %s %s "$@"
    """
        .formatted(quoted(java()), quoted(classPath()), mainClass, quoted(userHome.toString()));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// Where this module and its one library are, which is less than what this process may have on
  /// its class path.
  private static String classPath() {
    return Stream.of(LaunchScript.class, JsonFactory.class)
        .map(LaunchScript::location)
        .distinct()
        .collect(Collectors.joining(":"));
  }

  private static String location(Class<?> type) {
    try {
      CodeSource source =
          Optional.ofNullable(type.getProtectionDomain().getCodeSource()).orElseThrow();
      return Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new AssertionError("a class comes from a file", impossible);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
