package com.tabagent.lmstudio.adapter.filesystem;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// One copy of the host: the files that make it up, without the start-up cache, which belongs to
/// its place.
///
/// @param folder holds `bin` and `lib`
record Distribution(Path folder) {
  private static final int DIGITS = 16;

  /// Made in its place, by `prepare`.
  private static final Path BUILD_ID = Path.of("lib", "build.id");

  private static final Path CACHE = Path.of("cache");

  boolean isThere() {
    return Files.isDirectory(folder.resolve("lib")) && Files.isDirectory(folder.resolve("bin"));
  }

  /// Whether the launcher can be started. The folder also holds what other systems start.
  boolean canRun() {
    return Files.isExecutable(folder.resolve("bin").resolve("tabagent-host"));
  }

  /// Tells one build, or one state of damage, from another: by every name and every content.
  String fingerprint() throws IOException {
    MessageDigest digest = sha256();
    try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (Path file : files()) {
        String name = file.toString().replace('\\', '/');
        out.write(
            (name + '\0' + Files.size(folder.resolve(file)) + '\0')
                .getBytes(StandardCharsets.UTF_8));
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
          in.transferTo(out);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(folder::relativize)
          .filter(file -> !file.startsWith(CACHE) && !file.equals(BUILD_ID))
          .sorted()
          .toList();
    }
  }

  /// Copies every file to a folder that is not there yet. Whoever unpacked the original, everybody
  /// may read the copy.
  void copyTo(Path target) throws IOException {
    OpenFolder.make(target);
    for (Path file : files()) {
      Path to = target.resolve(file);
      for (Path parent : parents(file)) {
        OpenFolder.make(target.resolve(parent));
      }
      Files.copy(folder.resolve(file), to);
      OpenFolder.permit(to, Files.isExecutable(folder.resolve(file)) ? "rwxr-xr-x" : "rw-r--r--");
    }
  }

  private static List<Path> parents(Path file) {
    return Stream.iterate(1, count -> count + 1)
        .limit(file.getNameCount() - 1L)
        .map(count -> file.subpath(0, count))
        .toList();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
