package com.tabagent.lmstudio.bootstrap.configuration;

import com.tabagent.lmstudio.adapter.filesystem.EnvironmentFolders;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import java.nio.file.Path;
import java.util.Map;

/// The machine as one user's process sees it: everything that is read from outside enters here.
///
/// @param environment the variables of a process of that user
/// @param user the user's folders
public record Machine(Map<String, String> environment, UserFolders user) {

  /// The machine that this process runs on.
  public static Machine current() {
    return of(OperatingSystem.named(System.getProperty("os.name", "")), System.getenv());
  }

  /// A machine described by a system and an environment.
  public static Machine of(OperatingSystem os, Map<String, String> environment) {
    Path fallbackHome = Path.of(System.getProperty("user.home", "/"));
    return new Machine(environment, EnvironmentFolders.of(os, environment, fallbackHome));
  }

  public ConfigurationPlaces places() {
    return new ConfigurationPlaces(user, environment);
  }

  /// Reads the settings in force.
  ///
  /// @throws ConfigurationException naming everything that is wrong with them
  public HostConfiguration configuration() throws ConfigurationException {
    return new ConfigurationReader(places(), environment).read();
  }
}
