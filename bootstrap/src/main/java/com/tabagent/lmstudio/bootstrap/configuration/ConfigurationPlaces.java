package com.tabagent.lmstudio.bootstrap.configuration;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where this host keeps its own files, by the custom of each system.
public final class ConfigurationPlaces {
  private static final String NAME = "tabagent-host";

  private final UserFolders user;
  private final Map<String, String> environment;

  public ConfigurationPlaces(UserFolders user, Map<String, String> environment) {
    this.user = user;
    this.environment = environment;
  }

  /// The settings file; `TABAGENT_CONFIG` names another one.
  public Path configFile() {
    return namedConfigFile().orElseGet(() -> configFolder().resolve("config.json"));
  }

  /// The settings file that `TABAGENT_CONFIG` names, whether it is there or not.
  Optional<Path> namedConfigFile() {
    return variable("TABAGENT_CONFIG");
  }

  /// Whether `TABAGENT_CONFIG` is set and names no file: a relative path would be another one in
  /// the folder of each browser that starts this host.
  boolean ignoresConfigVariable() {
    return !environment.getOrDefault("TABAGENT_CONFIG", "").isBlank()
        && namedConfigFile().isEmpty();
  }

  private Path configFolder() {
    return switch (user.os()) {
      case WINDOWS -> windows(user.roamingAppData(), "Roaming");
      case MACOS -> user.home().resolve("Library/Application Support").resolve(NAME);
      case LINUX ->
          variable("XDG_CONFIG_HOME").orElseGet(() -> user.home().resolve(".config")).resolve(NAME);
    };
  }

  /// The log, unless the settings name another place.
  public Path logFile() {
    return switch (user.os()) {
      case WINDOWS, LINUX -> stateFolder().resolve("host.log");
      case MACOS -> user.home().resolve("Library/Logs").resolve(NAME).resolve("host.log");
    };
  }

  /// Keeps two hosts of one user from starting the server at once.
  public Path startLockFile() {
    return stateFolder().resolve("start.lock");
  }

  /// The folders that registering with browsers takes place in.
  public RegistrationFolders registration() {
    return RegistrationFolders.of(
        user,
        variable("XDG_CONFIG_HOME"),
        variable("XDG_DATA_HOME"),
        startLockFile().resolveSibling(""),
        logFile().resolveSibling(""));
  }

  private Path stateFolder() {
    return switch (user.os()) {
      case WINDOWS -> windows(user.localAppData(), "Local");
      case MACOS -> user.home().resolve("Library/Application Support").resolve(NAME);
      case LINUX ->
          variable("XDG_STATE_HOME")
              .orElseGet(() -> user.home().resolve(".local/state"))
              .resolve(NAME);
    };
  }

  private Path windows(Optional<Path> folder, String usual) {
    return folder.orElseGet(() -> user.home().resolve("AppData").resolve(usual)).resolve(NAME);
  }

  private Optional<Path> variable(String name) {
    String value = environment.getOrDefault(name, "");
    boolean absolute =
        user.os() == OperatingSystem.WINDOWS ? !value.isEmpty() : value.startsWith("/");
    return absolute ? Optional.of(Path.of(value)) : Optional.empty();
  }
}
