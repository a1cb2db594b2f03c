package com.tabagent.lmstudio.bootstrap;

import com.tabagent.lmstudio.application.LmStudioManager;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationException;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;

/// The way in for Java programs.
public final class LmStudio {

  private LmStudio() {}

  /// LM Studio of the user who runs this program, by this host's settings file and environment
  /// variables. Close it when done.
  ///
  /// @throws IllegalStateException if the settings cannot be used; the message names every mistake
  public static LmStudioManager manager() {
    return manager(Machine.current());
  }

  /// LM Studio on a machine described by hand, as in a test. Close it when done.
  ///
  /// @throws IllegalStateException if the settings cannot be used; the message names every mistake
  public static LmStudioManager manager(Machine machine) {
    try {
      return Hexagon.on(machine).manager();
    } catch (ConfigurationException unusable) {
      throw new IllegalStateException(unusable.getMessage(), unusable);
    }
  }
}
