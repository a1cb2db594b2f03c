package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.adapter.filesystem.EnvironmentFolders;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationException;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationPlaces;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationReader;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.util.Map;

/// What a command works with.
///
/// @param environment the variables of this process
record Session(Terminal terminal, OperatingSystem os, Map<String, String> environment) {

  /// The product, put together for this user; whoever opens it closes it.
  Hexagon open() throws ConfigurationException {
    var user = EnvironmentFolders.of(os, environment);
    var places = new ConfigurationPlaces(user, environment);
    return new Hexagon(new ConfigurationReader(places, environment).read(), user, places);
  }
}
