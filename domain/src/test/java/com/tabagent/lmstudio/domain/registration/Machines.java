package com.tabagent.lmstudio.domain.registration;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One user's machine of each system, with a name that programs stumble over.
final class Machines {
  static final RegistrationFolders LINUX =
      folders(OperatingSystem.LINUX, "/home/Zoë O'Neil", "/usr/bin", "/snap/bin");
  static final RegistrationFolders MAC =
      folders(OperatingSystem.MACOS, "/Users/Zoë O'Neil", "/usr/bin");
  static final RegistrationFolders WINDOWS =
      folders(OperatingSystem.WINDOWS, "C:\\Users\\Zoë O'Neil");

  private Machines() {}

  private static RegistrationFolders folders(
      OperatingSystem os, String home, String... searchPath) {
    var user =
        new UserFolders(
            os,
            Path.of(home),
            Path.of("/"),
            Optional.of(Path.of(home + "\\AppData\\Local")),
            Optional.of(Path.of(home + "\\AppData\\Roaming")),
            Optional.of(Path.of("C:\\Program Files")),
            List.of(searchPath).stream().map(Path::of).toList());
    return RegistrationFolders.of(user, Optional.empty(), Optional.empty(), Path.of("/state"));
  }
}
