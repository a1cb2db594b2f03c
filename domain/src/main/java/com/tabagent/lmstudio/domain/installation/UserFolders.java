package com.tabagent.lmstudio.domain.installation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The folders of one user on one machine, from which all of LM Studio's places follow.
///
/// @param os which rules apply
/// @param home what `$HOME` or `%USERPROFILE%` says
/// @param systemRoot `/`; another folder in a test
/// @param localAppData Windows: `%LOCALAPPDATA%`
/// @param roamingAppData Windows: `%APPDATA%`
/// @param programFiles Windows: `%ProgramW6432%` or `%ProgramFiles%`
/// @param searchPath the folders of `PATH`
public record UserFolders(
    OperatingSystem os,
    Path home,
    Path systemRoot,
    Optional<Path> localAppData,
    Optional<Path> roamingAppData,
    Optional<Path> programFiles,
    List<Path> searchPath) {

  public UserFolders {
    searchPath = List.copyOf(searchPath);
  }
}
