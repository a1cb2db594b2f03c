package com.tabagent.lmstudio.bootstrap.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells one build of the host from another by the contents of its jars and of its launcher, which
/// holds the JVM's flags.
final class BuildId {
  private static final int DIGITS = 16;

  private BuildId() {}

  /// 16 hexadecimal digits. Reads every jar: some ten megabytes.
  static String of(InstalledHost host) throws IOException {
    MessageDigest digest = sha256();
    for (Path jar : host.jars()) {
      digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      readThrough(jar, digest);
    }
    readThrough(host.launcher(), digest);
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static void readThrough(Path file, MessageDigest digest) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
