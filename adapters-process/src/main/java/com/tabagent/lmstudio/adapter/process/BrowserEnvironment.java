package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The environment that a browser hands to a host when it was started from a desktop: who the user
/// is, where the session keeps its things, the language, and the system's own search path. What a
/// shell's start-up files add is missing there, and so it is here.
final class BrowserEnvironment {

  /// The search path of a session that no shell has touched.
  private static final String UNIX_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

  private static final Set<String> UNIX =
      Set.of("HOME", "USER", "LOGNAME", "LANG", "TMPDIR", "DISPLAY", "WAYLAND_DISPLAY");

  private static final Set<String> WINDOWS =
      Set.of(
          "PATH",
          "PATHEXT",
          "COMSPEC",
          "SYSTEMROOT",
          "SYSTEMDRIVE",
          "WINDIR",
          "TEMP",
          "TMP",
          "USERNAME",
          "USERPROFILE",
          "APPDATA",
          "LOCALAPPDATA",
          "PROGRAMDATA",
          "PROGRAMFILES",
          "PROGRAMW6432");

  private BrowserEnvironment() {}

  /// @param environment that of a process of the user
  static Map<String, String> of(OperatingSystem os, Map<String, String> environment) {
    boolean windows = os == OperatingSystem.WINDOWS;
    var kept = new TreeMap<String, String>();
    environment.forEach(
        (name, value) -> {
          boolean known = windows ? ofWindows(name) : ofUnix(name);
          if (known) {
            kept.put(name, value);
          }
        });
    if (!windows) {
      kept.put("PATH", UNIX_PATH);
    }
    return kept;
  }

  private static boolean ofUnix(String name) {
    return UNIX.contains(name) || name.startsWith("XDG_") || name.startsWith("LC_");
  }

  private static boolean ofWindows(String name) {
    return WINDOWS.contains(name.toUpperCase(Locale.ROOT));
  }
}
