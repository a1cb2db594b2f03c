package com.tabagent.lmstudio.bootstrap.wiring;

import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.registration.Scope;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How a person calls this very copy of the host.
public final class OwnCommand {
  private static final String NAME = "tabagent-host";

  private OwnCommand() {}

  /// The command line of it, but for the arguments.
  ///
  /// @param running the distribution that this program was started from; without one its name is
  ///   all that is known
  public static TerminalCommand on(Machine machine, Optional<Path> running) {
    OperatingSystem os = machine.user().os();
    String file = os == OperatingSystem.WINDOWS ? NAME + ".bat" : NAME;
    return new TerminalCommand(
        os,
        running
            .map(home -> lasting(machine, home.resolve("bin")).resolve(file))
            .orElseGet(() -> Path.of(NAME)));
  }

  /// The link to an installed version stays when the version goes.
  private static Path lasting(Machine machine, Path bin) {
    for (Scope scope : Scope.values()) {
      Path link = machine.places().registration().stay(scope).resolve("bin");
      if (isSame(link, bin)) {
        return link;
      }
    }
    return bin;
  }

  private static boolean isSame(Path link, Path bin) {
    try {
      return Files.exists(link) && Files.isSameFile(link, bin);
    } catch (IOException unreadable) {
      return false;
    }
  }
}
