package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.application.port.out.BrowserTrial;
import com.tabagent.lmstudio.domain.diagnosis.Hearing;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Drives the browsers of this machine without a window, each with its own protocol. Done where a
/// program can be handed open pipes, which on Windows it cannot.
public final class HeadlessTrial implements BrowserTrial {
  private static final String BY_HAND =
      "Load any extension that uses the host into it, and look at what it says.";

  /// How long is waited.
  ///
  /// @param start for the browser to come up, and for each thing that it is told to do
  /// @param answer for the extension to hear something
  record Limits(Duration start, Duration answer) {
    static final Limits USUAL = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(15));
  }

  private final OperatingSystem os;
  private final Map<String, String> environment;
  private final boolean root;
  private final Path temporary;
  private final Limits limits;

  /// @param environment that of this process; see [BrowserEnvironment] for what is passed on
  /// @param user who runs this process
  /// @param temporary where temporary files are kept
  public HeadlessTrial(
      OperatingSystem os, Map<String, String> environment, String user, Path temporary) {
    this(os, environment, user, temporary, Limits.USUAL);
  }

  HeadlessTrial(
      OperatingSystem os,
      Map<String, String> environment,
      String user,
      Path temporary,
      Limits limits) {
    this.os = os;
    this.environment = BrowserEnvironment.of(os, environment);
    this.root = user.equals("root");
    this.temporary = temporary;
    this.limits = limits;
  }

  @Override
  public Hearing hear(
      Engine engine, List<Path> programs, Optional<Path> manifest, ExtensionId caller) {
    Optional<Path> program = programs.stream().filter(HeadlessTrial::isProgram).findFirst();
    if (os == OperatingSystem.WINDOWS) {
      return new Hearing.NotHeld("this is not done on Windows", BY_HAND);
    }
    if (program.isEmpty()) {
      return new Hearing.NotHeld("its program is not on the PATH", BY_HAND);
    }
    try {
      return engine == Engine.CHROMIUM
          ? new ChromiumTrial(environment, root, temporary).hear(program.get(), manifest, limits)
          : new FirefoxTrial(environment, temporary).hear(program.get(), caller, limits);
    } catch (IOException failed) {
      return new Hearing.NotHeld(program.get() + ": " + failed.getMessage(), BY_HAND);
    }
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }
}
