package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.application.port.in.RegisterHost;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationException;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.bootstrap.startup.ProductVersion;
import com.tabagent.lmstudio.bootstrap.startup.StartupCache;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.bootstrap.wiring.OwnCommand;
import com.tabagent.lmstudio.bootstrap.wiring.Registration;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import java.nio.file.Path;
import java.util.Optional;

/// What a command works with.
record Session(Terminal terminal, Machine machine) {

  /// The product, put together for this user; whoever opens it closes it.
  Hexagon open() throws ConfigurationException {
    return Hexagon.on(machine);
  }

  /// The same for a diagnosis, which settings that cannot be used do not prevent.
  Hexagon openInAnyCase() {
    try {
      return open();
    } catch (ConfigurationException unusable) {
      return Hexagon.despite(unusable, machine);
    }
  }

  /// What registers this copy of the host for this user. Needs no settings: who has spoilt them
  /// must still be able to install and to remove.
  RegisterHost registerHost() {
    return Registration.on(machine, home(), ProductVersion.current());
  }

  /// How the user calls this copy of the host.
  TerminalCommand host() {
    return OwnCommand.on(machine, home());
  }

  private static Optional<Path> home() {
    return StartupCache.homeOfThisHost(System.getProperties());
  }
}
