package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// What a disk may hold, for tests that do not look at one.
public final class SampleInstallations {
  public static final Path HOME = Path.of("home", ".lmstudio");
  public static final Path LMS = HOME.resolve("bin").resolve("lms");
  public static final Path APPLICATION = Path.of("apps", "lm-studio");
  public static final Path BUNDLED_LMS = Path.of("apps", "lms");

  private SampleInstallations() {}

  public static Installation nothing() {
    return new Installation(
        HOME,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ServerSettings.DEFAULT,
        OptionalInt.empty());
  }

  public static Installation applicationOnly() {
    return new Installation(
        HOME,
        Optional.of(APPLICATION),
        Optional.empty(),
        Optional.of(BUNDLED_LMS),
        ServerSettings.DEFAULT,
        OptionalInt.empty());
  }

  public static Installation complete() {
    return with(ServerSettings.DEFAULT);
  }

  /// A complete installation whose server is set up so.
  public static Installation with(ServerSettings settings) {
    return new Installation(
        HOME,
        Optional.of(APPLICATION),
        Optional.of(LMS),
        Optional.of(BUNDLED_LMS),
        settings,
        OptionalInt.empty());
  }

  /// A complete installation whose app has noted its internal port.
  public static Installation withInternalPort(int port) {
    return new Installation(
        HOME,
        Optional.of(APPLICATION),
        Optional.of(LMS),
        Optional.of(BUNDLED_LMS),
        ServerSettings.DEFAULT,
        OptionalInt.of(port));
  }
}
