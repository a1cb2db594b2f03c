package com.tabagent.lmstudio.adapter.filesystem;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a user's folders out of the environment, by the rules of the system that is named, not of
/// the one that this program runs on. Touches no disk.
///
/// Only absolute paths count: a relative one would mean a different folder in each browser that
/// starts this host.
public final class EnvironmentFolders {
  private final OperatingSystem os;
  private final Map<String, String> environment;

  private EnvironmentFolders(OperatingSystem os, Map<String, String> environment) {
    this.os = os;
    this.environment = environment;
  }

  /// The folders of whoever this environment belongs to.
  ///
  /// @param environment names and values; on Windows the case of a name does not matter
  /// @param fallbackHome the home where neither `$HOME` nor `%USERPROFILE%` (whichever the system
  ///   uses) names one. Java's own `user.home` ignores `$HOME`, LM Studio does not
  public static UserFolders of(
      OperatingSystem os, Map<String, String> environment, Path fallbackHome) {
    return new EnvironmentFolders(os, environment).userFolders(fallbackHome);
  }

  private UserFolders userFolders(Path fallbackHome) {
    boolean windows = os == OperatingSystem.WINDOWS;
    return new UserFolders(
        os,
        folder(windows ? "USERPROFILE" : "HOME").orElse(fallbackHome),
        Path.of("/"),
        windows ? folder("LOCALAPPDATA") : Optional.empty(),
        windows ? folder("APPDATA") : Optional.empty(),
        windows ? programFiles() : Optional.empty(),
        searchPath(variable("PATH"), windows ? ';' : ':'));
  }

  /// A 32-bit browser's child is shown the 32-bit folder as `ProgramFiles`; `ProgramW6432` is the
  /// true one.
  private Optional<Path> programFiles() {
    Optional<Path> wide = folder("ProgramW6432");
    return wide.isPresent() ? wide : folder("ProgramFiles");
  }

  private Optional<Path> folder(String variable) {
    return absolute(variable(variable));
  }

  private String variable(String name) {
    String exact = environment.getOrDefault(name, "");
    if (!exact.isEmpty() || os != OperatingSystem.WINDOWS) {
      return exact;
    }
    for (Map.Entry<String, String> entry : environment.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        return entry.getValue();
      }
    }
    return "";
  }

  private static List<Path> searchPath(String path, char separator) {
    var folders = new ArrayList<Path>();
    int begin = 0;
    while (begin <= path.length()) {
      int end = path.indexOf(separator, begin);
      end = end < 0 ? path.length() : end;
      absolute(unquoted(path.substring(begin, end))).ifPresent(folders::add);
      begin = end + 1;
    }
    return folders;
  }

  /// Windows lets an entry of `PATH` stand in quotes.
  private static String unquoted(String entry) {
    boolean quoted = entry.length() > 2 && entry.startsWith("\"") && entry.endsWith("\"");
    return quoted ? entry.substring(1, entry.length() - 1) : entry;
  }

  private static Optional<Path> absolute(String text) {
    try {
      Path path = Path.of(text);
      return path.isAbsolute() ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }
}
