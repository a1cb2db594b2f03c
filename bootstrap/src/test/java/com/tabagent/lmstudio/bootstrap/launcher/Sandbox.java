package com.tabagent.lmstudio.bootstrap.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A machine in a folder: the real launcher in a copy of the distribution's layout, and Javas that
/// only say how they were started.
final class Sandbox {

  /// Says which Java it is, its arguments, its folder, and the variables that matter.
  private static final String FAKE_JAVA =
      """
      #!/bin/sh
      echo "java=$0"
      echo "folder=$PWD"
      for argument; do
        echo "argument=$argument"
      done
      for name in JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS CLASSPATH TABAGENT_CACHE_OPTIONS; do
        eval "test -z \\"\\${$name+set}\\"" || echo "variable=$name"
      done
      echo "locale=${LC_ALL-}"
      """;

  final Path machine;
  final Path host;
  final Map<String, String> environment = new LinkedHashMap<>();

  /// @param folder an empty folder; may have any name
  Sandbox(Path folder) throws IOException {
    machine = folder.toRealPath();
    host = machine.resolve("host");
    Path launcher = host.resolve("bin/tabagent-host");
    Files.createDirectories(launcher.getParent());
    Files.createDirectories(host.resolve("lib"));
    Files.createDirectories(machine.resolve("home"));
    Files.createDirectories(machine.resolve("elsewhere"));
    String script = Files.readString(Path.of("src/main/dist/bin/tabagent-host"));
    Files.writeString(launcher, script.replaceFirst("(?m)^root=$", "root='" + machine + "'"));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String jar : List.of("a-1.jar", "b-2.jar")) {
      Path file = Files.writeString(host.resolve("lib").resolve(jar), jar);
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }
    Files.writeString(host.resolve("lib/build.id"), "0123456789abcdef\n");
    environment.put("HOME", machine.resolve("home").toString());
    environment.put("PATH", machine.resolve("nothing").toString());
    environment.put("LANG", "C.UTF-8");
  }

  /// Puts a Java into a folder of this machine.
  Path java(String folder, String version) throws IOException {
    Path home = machine.resolve(folder);
    Path java = home.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, FAKE_JAVA);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(
        home.resolve("release"),
        """
        IMPLEMENTOR="Somebody"
        JAVA_RUNTIME_VERSION="%1$s+7"
        JAVA_VERSION="%1$s"
        MODULES="java.base"
        """
            .formatted(version));
    return home;
  }

  /// Puts a start-up cache in place, as `prepare` does.
  void cacheFor(Path java, String version) throws IOException {
    Files.createDirectories(host.resolve("cache"));
    Files.writeString(host.resolve("cache/made.aot"), "cache");
    Files.writeString(
        host.resolve("cache/current"),
        """
        %s
        %s
        IMPLEMENTOR="Somebody"JAVA_RUNTIME_VERSION="%3$s+7"JAVA_VERSION="%3$s"
        0123456789abcdef
        made.aot
        """
            .formatted(host, java, version));
  }

  Started run(String... arguments) throws IOException, InterruptedException {
    return start(host.resolve("bin/tabagent-host").toString(), arguments);
  }

  /// Starts the launcher by a name of one's own, from the folder `elsewhere`.
  Started start(String launcher, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher));
    command.addAll(List.of(arguments));
    Path out = machine.resolve("out.txt");
    Path err = machine.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process =
        builder
            .directory(machine.resolve("elsewhere").toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new AssertionError("the launcher does not end");
      }
    } finally {
      process.destroyForcibly();
    }
    return new Started(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /// What became of a start.
  ///
  /// @param out what was written to standard output: the fake Java's words
  record Started(int exit, String out, String err) {

    /// Which Java was started, by its folder.
    String java() {
      return said("java").getFirst().replaceFirst("/bin/java$", "");
    }

    List<String> arguments() {
      return said("argument");
    }

    List<String> said(String what) {
      return out.lines()
          .filter(line -> line.startsWith(what + "="))
          .map(line -> line.substring(what.length() + 1))
          .toList();
    }

    boolean usesCache() {
      return arguments().stream().anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
    }
  }
}
