package com.tabagent.lmstudio.domain.registration;

import com.tabagent.lmstudio.domain.installation.UserFolders;
import java.nio.file.Path;
import java.util.Optional;

/// The folders that registering takes place in.
///
/// @param user the user who runs this program
/// @param configHome Linux: where programs keep their settings, `~/.config` or what
///   `XDG_CONFIG_HOME` says
/// @param dataHome Linux: where programs keep their files, `~/.local/share` or what `XDG_DATA_HOME`
///   says
/// @param state the host's own folder for its log
public record RegistrationFolders(UserFolders user, Path configHome, Path dataHome, Path state) {
  private static final String NAME = "tabagent-host";

  /// The folders of a user. A folder that a variable names counts only if it lies in the user's
  /// home: registering writes nowhere else.
  public static RegistrationFolders of(
      UserFolders user, Optional<Path> xdgConfigHome, Optional<Path> xdgDataHome, Path state) {
    return new RegistrationFolders(
        user,
        within(user, xdgConfigHome).orElseGet(() -> user.home().resolve(".config")),
        within(user, xdgDataHome).orElseGet(() -> user.home().resolve(".local/share")),
        state);
  }

  private static Optional<Path> within(UserFolders user, Optional<Path> folder) {
    return folder.map(Path::normalize).filter(named -> named.startsWith(user.home().normalize()));
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
