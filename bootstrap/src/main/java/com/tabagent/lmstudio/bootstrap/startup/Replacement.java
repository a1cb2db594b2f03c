package com.tabagent.lmstudio.bootstrap.startup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Puts finished files in place: whoever looks finds the old one or the new one, never a part, even
/// after a power cut.
final class Replacement {

  private Replacement() {}

  /// Writes lines to a file, through a neighbour that no other process uses.
  static void write(Path target, String text) throws IOException {
    Path draft = target.resolveSibling("tmp." + ProcessHandle.current().pid() + ".txt");
    Files.writeString(draft, text);
    move(draft, target);
  }

  static void move(Path finished, Path target) throws IOException {
    try (FileChannel file = FileChannel.open(finished, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
