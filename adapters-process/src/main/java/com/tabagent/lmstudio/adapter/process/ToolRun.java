package com.tabagent.lmstudio.adapter.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One run of a small program of the system's, from its start to its end.
///
/// @param exit its exit code
/// @param output what it wrote to its standard output, a mebibyte at most; what is not UTF-8 in it
///   is replaced
record ToolRun(int exit, String output) {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int LARGEST = 1 << 20;

  /// Blocks until the program has ended, ten seconds at most; leaves none. What it writes goes
  /// through a file, so that no reader hangs on a program that hangs.
  ///
  /// @throws IOException if it cannot be started, or does not end in time
  static ToolRun of(List<String> command) throws IOException {
    Path out = Files.createTempFile("tabagent-", ".out");
    try {
      int exit = run(command, out);
      try (InputStream in = Files.newInputStream(out)) {
        return new ToolRun(exit, new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
      }
    } finally {
      Files.deleteIfExists(out);
    }
  }

  private static int run(List<String> command, Path out) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var _ = process.getOutputStream()) {
      if (process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new IOException(
          command.getFirst() + " did not end within " + LIMIT.toSeconds() + " seconds");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("the wait for " + command.getFirst() + " was interrupted", interrupted);
    } finally {
      process.destroyForcibly();
    }
  }
}
