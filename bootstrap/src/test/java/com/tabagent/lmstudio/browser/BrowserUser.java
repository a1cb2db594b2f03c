package com.tabagent.lmstudio.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Who uses the browser. Everything that the browser and the hosts write lands in two folders.
///
/// @param home the user's home folder
/// @param scratch for everything that is in no home: profiles, temporary files, what a browser says
record BrowserUser(Path home, Path scratch) {

  /// A new empty folder.
  Path newFolder(String purpose) throws IOException {
    return Files.createTempDirectory(Files.createDirectories(scratch), purpose);
  }

  /// The environment of the browser, which its hosts inherit.
  Map<String, String> environment() throws IOException {
    return Map.of(
        "HOME", home.toString(),
        "TMPDIR", Files.createDirectories(scratch.resolve("tmp")).toString(),
        "PATH", "/usr/bin:/bin",
        "LANG", "C.UTF-8",
        "TABAGENT_JAVA_HOME", System.getProperty("java.home"));
  }

  /// Starts a program as this user, without input.
  ///
  /// @param log takes everything that it says, and in Chromium's case what its hosts complain of
  Process start(List<String> command, Path log) {
    try {
      var builder =
          new ProcessBuilder(command)
              .directory(Files.createDirectories(scratch).toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment());
      return builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// What this user runs: every process that has this home in its environment.
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::isOfThisUser).toList();
  }

  /// The hosts among those.
  List<ProcessHandle> hosts() {
    return processes().stream().filter(BrowserUser::isHost).toList();
  }

  private boolean isOfThisUser(ProcessHandle process) {
    return entries(process, "environ").contains("HOME=" + home);
  }

  /// Whether a process is one of our hosts.
  static boolean isHost(ProcessHandle process) {
    return entries(process, "cmdline").contains("com.tabagent.lmstudio.bootstrap.Main");
  }

  /// Whether a process still runs; not if it has ended and nobody has taken note of it.
  static boolean runs(ProcessHandle process) {
    return !entries(process, "cmdline").isEmpty();
  }

  /// What the system tells of a process; nothing once it has ended.
  private static List<String> entries(ProcessHandle process, String file) {
    try {
      String all = Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
      return all.isEmpty() ? List.of() : List.of(all.split("\0"));
    } catch (IOException gone) {
      return List.of();
    }
  }
}
