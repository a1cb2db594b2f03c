package com.tabagent.lmstudio.adapter.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Shell scripts in the place of `lms`, and the processes that they note down, so that none is left
/// behind.
final class Scripts implements AutoCloseable {
  private final Path folder;

  Scripts(Path folder) {
    this.folder = folder;
  }

  /// A script of these lines. Each may note a process with `echo PID >> pids`.
  Path lms(String... lines) {
    return file("#!/bin/sh", lines);
  }

  Path file(String firstLine, String... lines) {
    Path script = folder.resolve("lms");
    try {
      Files.writeString(script, firstLine + "\n" + String.join("\n", lines) + "\n");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    if (!script.toFile().setExecutable(true)) {
      throw new IllegalStateException("cannot make " + script + " executable");
    }
    return script;
  }

  /// The processes noted so far, ended or not.
  List<ProcessHandle> noted() {
    Path pids = folder.resolve("pids");
    try {
      return Files.exists(pids)
          ? Files.readAllLines(pids).stream()
              .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
              .toList()
          : List.of();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Lets the run go on until it has noted so many processes.
  List<ProcessHandle> awaitNoted(int count, LmsRun run) {
    while (noted().size() < count) {
      if (run.await(Duration.ofMillis(5)).isPresent()) {
        throw new IllegalStateException("the run has ended");
      }
    }
    return noted();
  }

  @Override
  public void close() {
    noted().forEach(ProcessHandle::destroyForcibly);
  }
}
