package com.tabagent.lmstudio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who uses the browser. Everything that the browser and the hosts write lands in two folders.
///
/// @param home the user's home folder
/// @param scratch for everything that is in no home: profiles, temporary files, what a browser says
/// @param path the folders in which programs are looked for
/// @param variables of the environment, besides
public record BrowserUser(Path home, Path scratch, String path, Map<String, String> variables) {

  /// A new empty folder.
  Path newFolder(String purpose) throws IOException {
    return Files.createTempDirectory(Files.createDirectories(scratch), purpose);
  }

  /// The environment of the browser, which its hosts inherit.
  private Map<String, String> environment() throws IOException {
    var environment = new HashMap<>(variables);
    environment.put("HOME", home.toString());
    environment.put("TMPDIR", Files.createDirectories(temporary()).toString());
    environment.put("PATH", path);
    environment.put("LANG", "C.UTF-8");
    return environment;
  }

  /// Where its programs put their temporary files.
  public Path temporary() {
    return scratch.resolve("tmp");
  }

  /// Runs a program to its end, without input. Returns what it has said on both its outputs.
  ///
  /// @throws AssertionError if it does not end in time, or says with its exit code that it failed
  public String run(List<String> command) throws IOException {
    Ended ended = runToItsEnd(command);
    assertThat(ended.exitCode()).as(command + " said: " + ended.words()).isZero();
    return ended.words();
  }

  /// Runs a program as this user, without input, however it ends.
  Ended runToItsEnd(List<String> command) throws IOException {
    Path log = Files.createTempFile(Files.createDirectories(scratch), "output", ".log");
    Process process = start(command, log);
    try {
      Waiting.until("the end of " + command, () -> !process.isAlive());
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(log));
  }

  /// How a program ended.
  ///
  /// @param words what it said, on both outputs
  record Ended(int exitCode, String words) {}

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
  public List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::isOfThisUser).toList();
  }

  /// The hosts among those.
  public List<ProcessHandle> hosts() {
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
