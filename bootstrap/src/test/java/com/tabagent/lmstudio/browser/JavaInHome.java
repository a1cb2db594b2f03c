package com.tabagent.lmstudio.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A Java where the launcher looks without being told: whoever starts a test may have one in any
/// place.
public final class JavaInHome {
  private JavaInHome() {}

  /// Puts the Java that runs the test into a home.
  public static void put(Path home) throws IOException {
    Path java = Path.of(System.getProperty("java.home"));
    Path jdk = home.resolve(".jdks/java");
    Path program = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.copy(java.resolve("release"), jdk.resolve("release"));
    Files.writeString(program, "#!/bin/sh\nexec '" + java.resolve("bin/java") + "' \"$@\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
