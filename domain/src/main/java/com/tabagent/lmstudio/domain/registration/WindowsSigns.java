package com.tabagent.lmstudio.domain.registration;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What shows that a browser is on a Windows machine: the folder of its profile, in any of its
/// channels, or its program.
final class WindowsSigns {
  private final RegistrationFolders folders;

  WindowsSigns(RegistrationFolders folders) {
    this.folders = folders;
  }

  List<Path> of(Browser browser) {
    return switch (browser) {
      case CHROME ->
          local("Google/Chrome", "Google/Chrome Beta", "Google/Chrome Dev", "Google/Chrome SxS");
      case CHROMIUM -> local("Chromium");
      case EDGE ->
          local(
              "Microsoft/Edge", "Microsoft/Edge Beta", "Microsoft/Edge Dev", "Microsoft/Edge SxS");
      case BRAVE ->
          local(
              "BraveSoftware/Brave-Browser",
              "BraveSoftware/Brave-Browser-Beta",
              "BraveSoftware/Brave-Browser-Nightly");
      case VIVALDI -> local("Vivaldi");
      case OPERA ->
          roaming(
              "Opera Software/Opera Stable",
              "Opera Software/Opera Next",
              "Opera Software/Opera Developer",
              "Opera Software/Opera GX Stable");
      case ARC ->
          List.of(folders.localAppData().resolve("Packages/TheBrowserCompany.Arc_ttt1ap7aakyb4"));
      case CHROME_FOR_TESTING -> local("Google/Chrome for Testing");
      case FIREFOX -> withPrograms("Mozilla/Firefox", "Mozilla Firefox/firefox.exe");
      case LIBREWOLF -> withPrograms("librewolf", "LibreWolf/librewolf.exe");
    };
  }

  private List<Path> local(String... makers) {
    return Stream.of(makers)
        .map(maker -> folders.localAppData().resolve(maker).resolve("User Data"))
        .toList();
  }

  private List<Path> roaming(String... profiles) {
    return Stream.of(profiles).map(folders.roamingAppData()::resolve).toList();
  }

  private List<Path> withPrograms(String profile, String program) {
    return List.of(
        folders.roamingAppData().resolve(profile), folders.programFiles().resolve(program));
  }
}
