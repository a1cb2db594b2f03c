package com.tabagent.lmstudio.bootstrap.configuration;

import com.tabagent.lmstudio.domain.server.AutoStart;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The settings of this host.
///
/// @param apiEndpoint where the server is; empty to go by LM Studio's own settings
/// @param apiToken what the server wants to be shown; never printed
/// @param allowedExtensions the ids that may call; empty to leave that to the browser
/// @param autoStart when the server is started without being asked for
/// @param traffic how much at once, and for how long
/// @param logLevel how much is noted
/// @param logFile where
public record HostConfiguration(
    Optional<Endpoint> apiEndpoint,
    Optional<String> apiToken,
    Optional<List<String>> allowedExtensions,
    AutoStart autoStart,
    TrafficLimits traffic,
    LogLevel logLevel,
    Path logFile) {

  /// What holds where nothing is set.
  public static HostConfiguration withoutSettings(ConfigurationPlaces places) {
    return new HostConfiguration(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        AutoStart.ON_START,
        TrafficLimits.DEFAULT,
        LogLevel.INFO,
        places.logFile());
  }

  @Override
  public String toString() {
    return "HostConfiguration[apiEndpoint="
        + apiEndpoint
        + ", apiToken="
        + (apiToken.isPresent() ? "set" : "none")
        + ", allowedExtensions="
        + allowedExtensions
        + ", autoStart="
        + autoStart.settingName()
        + ", traffic="
        + traffic
        + ", logLevel="
        + logLevel
        + ", logFile="
        + logFile
        + "]";
  }
}
