package com.tabagent.lmstudio.simulator.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A file to which several processes add lines.
public record Journal(Path file) {

  public void add(String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// The lines so far; none if there is no file.
  public List<String> lines() throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException nothingYet) {
      return List.of();
    }
  }
}
