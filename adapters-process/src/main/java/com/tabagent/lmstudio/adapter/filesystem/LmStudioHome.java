package com.tabagent.lmstudio.adapter.filesystem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// LM Studio's own folder, found by the three steps that its tools take: the pointer file, the old
/// place, the usual place. Its tools also write the pointer down; we never do.
final class LmStudioHome {
  private static final String POINTER = ".lmstudio-home-pointer";

  private LmStudioHome() {}

  /// The folder, whether it exists or not: a pointer to a drive that is not there is still the
  /// user's word.
  static Path of(Path userHome) {
    Path home = real(userHome);
    Optional<Path> pointed = pointed(home);
    if (pointed.isPresent()) {
      return pointed.get();
    }
    Path old = home.resolve(".cache").resolve("lm-studio");
    return old.toFile().exists() ? old : home.resolve(".lmstudio");
  }

  private static Path real(Path userHome) {
    try {
      return userHome.toRealPath();
    } catch (IOException missing) {
      return userHome;
    }
  }

  /// A pointer that holds no path at all is passed over.
  private static Optional<Path> pointed(Path home) {
    Optional<byte[]> content = BoundedFile.readIfThere(home.resolve(POINTER));
    if (content.isEmpty()) {
      return Optional.empty();
    }
    String text = withoutMark(new String(content.get(), StandardCharsets.UTF_8)).strip();
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(home.resolve(text));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  /// The byte order mark that some editors put in front is no part of the path.
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
