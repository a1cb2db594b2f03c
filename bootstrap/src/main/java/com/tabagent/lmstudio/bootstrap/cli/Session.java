package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationException;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;

/// What a command works with.
record Session(Terminal terminal, Machine machine) {

  /// The product, put together for this user; whoever opens it closes it.
  Hexagon open() throws ConfigurationException {
    return Hexagon.on(machine);
  }
}
