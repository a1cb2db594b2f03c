package com.tabagent.lmstudio.adapter.filesystem;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads small files whole. Nothing that LM Studio keeps in the files we look at comes near the
/// limit, so a larger file is not what it should be.
final class BoundedFile {

  /// In bytes.
  static final int LIMIT = 1 << 20;

  private BoundedFile() {}

  /// @return the content, or nothing if it is larger than the limit
  /// @throws IOException if it cannot be read, also because it is no regular file (a named pipe
  ///   would block)
  static Optional<byte[]> read(Path file) throws IOException {
    if (!file.toFile().isFile()) {
      throw new NoSuchFileException(file.toString(), null, "not a regular file");
    }
    try (var in = new FileInputStream(file.toFile())) {
      byte[] content = in.readNBytes(LIMIT + 1);
      return content.length > LIMIT ? Optional.empty() : Optional.of(content);
    }
  }

  /// The content, or nothing where there is no file, or none that can be read within the limit.
  static Optional<byte[]> readIfThere(Path file) {
    if (!file.toFile().isFile()) {
      return Optional.empty();
    }
    try {
      return read(file);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
