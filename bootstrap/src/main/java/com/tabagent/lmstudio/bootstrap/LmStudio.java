package com.tabagent.lmstudio.bootstrap;

import com.tabagent.lmstudio.adapter.filesystem.EnvironmentFolders;
import com.tabagent.lmstudio.application.LmStudioManager;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationException;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationPlaces;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationReader;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.util.Map;

/// The way in for Java programs.
public final class LmStudio {

  private LmStudio() {}

  /// LM Studio of the user who runs this program, by this host's settings file and environment variables. Close it when done.
  ///
  /// @throws IllegalStateException if the settings cannot be used; the message names every mistake
  public static LmStudioManager manager() {
    return manager(
        OperatingSystem.named(System.getProperty("os.name", "")), System.getenv());
  }

  /// LM Studio of another user, or of a test: `environment` says where the home is, and overrides settings.
  ///
  /// @throws IllegalStateException if the settings cannot be used; the message names every mistake
  public static LmStudioManager manager(OperatingSystem os, Map<String, String> environment) {
    var user = EnvironmentFolders.of(os, environment);
    var places = new ConfigurationPlaces(user, environment);
    try {
      return new Hexagon(new ConfigurationReader(places, environment).read(), user, places)
          .manager();
    } catch (ConfigurationException unusable) {
      throw new IllegalStateException(unusable.getMessage(), unusable);
    }
  }
}
