package com.tabagent.lmstudio.distribution;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Windows of Wine's, with the packaged host unpacked in a user's folder. The Java that the
/// launcher starts is this machine's own, which is told that it runs on Windows; it knows the
/// folders by their names here, and the registry program by a script.
final class WineMachine {
  private static final long LIMIT_MINUTES = 5;

  private final Path prefix;
  private final Path user;
  private final Path host;

  private WineMachine(Path prefix, String userName) {
    this.prefix = prefix;
    this.user = prefix.resolve("drive_c/users").resolve(userName);
    this.host = user.resolve("host");
  }

  /// Whether there is a Wine.
  static boolean isThere() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wine")));
  }

  /// Takes some seconds. Whoever makes one switches it off.
  static WineMachine create(Path folder, String userName) throws Exception {
    var machine = new WineMachine(folder.resolve("wine"), userName);
    machine.start("wineboot", "-i").waitFor();
    machine.unpack();
    return machine;
  }

  private void unpack() throws IOException {
    copy(Path.of(System.getProperty("distribution.directory")), host);
    script(
        host.resolve("runtime/bin/java.exe"),
        """
        #!/bin/sh
        while [ "$1" != com.tabagent.lmstudio.bootstrap.Main ]; do shift; done
        here='HOST'
        export LOCALAPPDATA='LOCAL' APPDATA='ROAMING' USERPROFILE='USER' PATH="$here/runtime/bin:/usr/bin:/bin"
        exec 'JAVA' -Dos.name='Windows 11' -Dtabagent.home="$here" -cp "$here/lib/*" "$@"
        """);
    script(
        reg(),
        """
        #!/bin/sh
        export WINEPREFIX='PREFIX' WINEDEBUG=-all LC_ALL=C.UTF-8
        [ "$1" = export ] && set -- "$1" "$2" "Z:$(printf %s "$3" | tr / '\\\\')" "$4"
        exec wine reg "$@"
        """);
  }

  private void script(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(
        file,
        text.replace("'HOST'", quoted(host))
            .replace("'LOCAL'", quoted(localAppData()))
            .replace("'ROAMING'", quoted(user.resolve("AppData/Roaming")))
            .replace("'USER'", quoted(user))
            .replace("'PREFIX'", quoted(prefix))
            .replace("'JAVA'", quoted(Path.of(System.getProperty("java.home"), "bin/java"))));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(each -> !each.startsWith(from.resolve("cache"))).toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  /// The registry program, as a program of this machine.
  Path reg() {
    return host.resolve("runtime/bin/reg.exe");
  }

  Path localAppData() {
    return user.resolve("AppData/Local");
  }

  /// Runs the launcher script, and returns what it printed.
  String host(String... arguments) throws Exception {
    String script = "C:\\users\\" + user.getFileName() + "\\host\\bin\\tabagent-host.bat";
    return run(Stream.concat(Stream.of(script), Stream.of(arguments)).toArray(String[]::new));
  }

  /// Runs a program of Windows' to its end.
  String run(String... command) throws Exception {
    var words = new ArrayList<>(List.of("wine"));
    words.addAll(List.of(command));
    Process process = start(words.toArray(String[]::new));
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new AssertionError(String.join(" ", command) + " failed: " + out);
    }
    return out;
  }

  private Process start(String... command) throws IOException {
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "WINEPREFIX",
                prefix.toString(),
                "WINEDEBUG",
                "-all",
                "WINEDLLOVERRIDES",
                "mscoree,mshtml=",
                "LC_ALL",
                "C.UTF-8"));
    builder.environment().remove("DISPLAY");
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /// Ends all that Wine has started for this machine.
  void switchOff() throws Exception {
    start("wineserver", "-k").waitFor();
    start("wineserver", "-w").waitFor();
  }
}
