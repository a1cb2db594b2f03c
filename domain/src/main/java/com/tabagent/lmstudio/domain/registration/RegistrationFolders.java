package com.tabagent.lmstudio.domain.registration;

import com.tabagent.lmstudio.domain.installation.UserFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The folders that registering takes place in.
///
/// @param user the user who runs this program
/// @param configHome Linux: where browsers are told about the host, `~/.config` or what
///   `XDG_CONFIG_HOME` says
/// @param outerConfigHome Linux: what `XDG_CONFIG_HOME` says where that lies outside the home.
///   Browsers of Chromium's family look there, and nothing is written there
/// @param dataHome Linux: where programs keep their files, `~/.local/share` or what `XDG_DATA_HOME`
///   says
/// @param traces the folders in which a host that runs keeps its lock and its log
public record RegistrationFolders(
    UserFolders user,
    Path configHome,
    Optional<Path> outerConfigHome,
    Path dataHome,
    List<Path> traces) {
  private static final String NAME = "tabagent-host";

  public RegistrationFolders {
    traces = traces.stream().distinct().toList();
  }

  /// The folders of a user. A folder that a variable names counts only if it lies in the user's
  /// home: registering writes nowhere else.
  public static RegistrationFolders of(
      UserFolders user, Optional<Path> xdgConfigHome, Optional<Path> xdgDataHome, Path... traces) {
    Path home = user.home().normalize();
    Optional<Path> config = xdgConfigHome.map(Path::normalize);
    Optional<Path> data = xdgDataHome.map(Path::normalize);
    return new RegistrationFolders(
        user,
        config
            .filter(named -> named.startsWith(home))
            .orElseGet(() -> user.home().resolve(".config")),
        config.filter(named -> !named.startsWith(home)),
        data.filter(named -> named.startsWith(home))
            .orElseGet(() -> user.home().resolve(".local/share")),
        List.of(traces));
  }

  /// The same machine as a browser sees it, which goes where it is sent.
  RegistrationFolders asBrowsersGo() {
    return new RegistrationFolders(
        user, outerConfigHome.orElse(configHome), Optional.empty(), dataHome, traces);
  }

  /// Where the host stays once it is installed; manifests point nowhere else.
  public Path stay(Scope scope) {
    return switch (user.os()) {
      case LINUX ->
          scope == Scope.USER
              ? dataHome.resolve(NAME)
              : user.systemRoot().resolve("opt").resolve(NAME);
      case MACOS ->
          (scope == Scope.USER ? user.home() : user.systemRoot())
              .resolve("Library/Application Support")
              .resolve(NAME);
      case WINDOWS -> (scope == Scope.USER ? localAppData() : programFiles()).resolve(NAME);
    };
  }

  Path localAppData() {
    return user.localAppData().orElseGet(() -> user.home().resolve("AppData/Local"));
  }

  Path roamingAppData() {
    return user.roamingAppData().orElseGet(() -> user.home().resolve("AppData/Roaming"));
  }

  Path programFiles() {
    return user.programFiles().orElseGet(() -> user.systemRoot().resolve("Program Files"));
  }
}
