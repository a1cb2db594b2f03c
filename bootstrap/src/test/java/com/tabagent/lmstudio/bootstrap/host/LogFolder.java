package com.tabagent.lmstudio.bootstrap.host;

import com.tabagent.lmstudio.bootstrap.configuration.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder for logs, and what a log says elsewhere when it cannot write there.
final class LogFolder {
  final Path folder;
  private final ByteArrayOutputStream fallback = new ByteArrayOutputStream();

  LogFolder(Path folder) {
    this.folder = folder;
  }

  FileLog log(LogLevel level, String name) {
    var talk = new PrintStream(fallback, true, StandardCharsets.UTF_8);
    return new FileLog(level, folder.resolve(name), talk);
  }

  List<String> fallback() {
    return fallback.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /// The files of the log, without those that only mark it as taken.
  List<Path> files() throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lck"))
          .sorted()
          .toList();
    }
  }

  /// The lines of all files together.
  List<String> lines() throws IOException {
    try (Stream<Path> all = files().stream()) {
      return all.flatMap(file -> read(file).lines()).toList();
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
