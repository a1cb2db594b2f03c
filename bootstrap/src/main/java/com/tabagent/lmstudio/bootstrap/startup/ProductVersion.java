package com.tabagent.lmstudio.bootstrap.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The version of this program, as the build wrote it down.
public final class ProductVersion {

  private ProductVersion() {}

  /// Such as `1.2.3`. Opens the file at every call; most processes never ask.
  public static String read() {
    try (InputStream in = ProductVersion.class.getResourceAsStream("version.txt")) {
      if (in == null) {
        throw new IllegalStateException("version.txt is missing from the build");
      }
      return new String(in.readNBytes(100), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
