package com.tabagent.lmstudio.bootstrap.host;

import com.tabagent.lmstudio.adapter.nativemessaging.identity.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The extensions that were registered with this copy of the host by `install`. They may call it
/// whatever the settings list: who installs for an extension means it.
final class RegisteredCallers {
  private static final String FILE = "callers.txt";
  private static final long LARGEST = 1 << 20;

  private RegisteredCallers() {}

  /// The configured list, and the caller too if it was registered. Looks at the disk only where the
  /// list would turn the caller away.
  ///
  /// @param home the folder that the launcher started; `install` keeps its list two folders above
  static Optional<List<String>> admit(
      Caller caller, Optional<List<String>> configured, Optional<String> home) {
    return caller.mayCall(configured) || !registered(caller, home)
        ? configured
        : caller.extension().map(List::of);
  }

  private static boolean registered(Caller caller, Optional<String> home) {
    if (home.isEmpty()) {
      return false;
    }
    Path list = Path.of(home.get()).resolve("..").resolve("..").resolve(FILE).normalize();
    try {
      return Files.isRegularFile(list)
          && Files.size(list) <= LARGEST
          && Files.readAllLines(list).contains(caller.extension().orElse(""));
    } catch (IOException unreadable) {
      return false;
    }
  }
}
