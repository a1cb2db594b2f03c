package com.tabagent.lmstudio.domain.installation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where LM Studio is put by its installers, as data. Nothing here looks at a disk.
///
/// Sources: LM Studio's own `lms` (home and its files) and reports of installed copies (app
/// folders).
public final class KnownPlaces {

  private KnownPlaces() {}

  /// An app folder: the program in it, and the command line tool that it carries.
  public record App(Path executable, Path bundledLms) {}

  /// The file name of LM Studio's command line tool.
  public static String lmsFileName(OperatingSystem os) {
    return os == OperatingSystem.WINDOWS ? "lms.exe" : "lms";
  }

  /// Where the app is when its installer chose the place. An AppImage can be anywhere: only its own
  /// record tells.
  public static List<App> apps(UserFolders user) {
    return switch (user.os()) {
      case WINDOWS ->
          Stream.of(
                  user.localAppData().map(folder -> folder.resolve("Programs")),
                  user.programFiles())
              .flatMap(Optional::stream)
              .map(folder -> windowsApp(folder.resolve("LM Studio")))
              .toList();
      case MACOS ->
          Stream.of(user.systemRoot().resolve("Applications"), user.home().resolve("Applications"))
              .map(folder -> macApp(folder.resolve("LM Studio.app").resolve("Contents")))
              .toList();
      case LINUX ->
          Stream.of(
                  user.systemRoot().resolve("opt/LM Studio"), user.home().resolve("squashfs-root"))
              .map(KnownPlaces::linuxApp)
              .toList();
    };
  }

  private static App windowsApp(Path folder) {
    return new App(
        folder.resolve("LM Studio.exe"), folder.resolve("resources/app/.webpack/lms.exe"));
  }

  private static App macApp(Path contents) {
    return new App(
        contents.resolve("MacOS/LM Studio"), contents.resolve("Resources/app/.webpack/lms"));
  }

  private static App linuxApp(Path folder) {
    return new App(folder.resolve("lm-studio"), folder.resolve("resources/app/.webpack/lms"));
  }

  /// The app's own data folder, in which older versions keep `settings.json`.
  public static Optional<Path> appData(UserFolders user) {
    return switch (user.os()) {
      case WINDOWS -> user.roamingAppData().map(folder -> folder.resolve("LM Studio"));
      case MACOS -> Optional.of(user.home().resolve("Library/Application Support/LM Studio"));
      case LINUX -> Optional.of(user.home().resolve(".config/LM Studio"));
    };
  }
}
