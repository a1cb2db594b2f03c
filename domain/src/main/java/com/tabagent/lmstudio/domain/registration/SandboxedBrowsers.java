package com.tabagent.lmstudio.domain.registration;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Browsers packed as a snap or a flatpak, known by the folder that they keep at home or by where
/// they are installed. They run in a box from which they can neither read the usual manifest nor
/// start a program outside.
public final class SandboxedBrowsers {

  /// A browser in a box.
  ///
  /// @param signs if any of these exists, the browser is there
  /// @param reason why registering does not help, and what does; a sentence or two
  public record Sandboxed(String title, List<Path> signs, String reason) {

    public Sandboxed {
      signs = List.copyOf(signs);
    }
  }

  private static final String SNAP_REASON =
      "A snap may not start programs of the machine. Use the browser's .deb or .rpm package instead.";
  private static final String SNAP_FIREFOX_REASON =
      "It reads the usual manifest through a portal of the desktop, which asks you once. If it does"
          + " not ask: flatpak permission-set webextensions "
          + Manifest.NAME
          + " snap.firefox yes";
  private static final String FLATPAK_REASON =
      "A flatpak may not start programs of the machine. Use the browser's .deb or .rpm package instead.";

  private static final Path SNAP = Path.of("snap", "bin");

  private SandboxedBrowsers() {}

  /// All that are known on a machine's system.
  public static List<Sandboxed> all(RegistrationFolders folders) {
    var boxes = new ArrayList<Sandboxed>();
    if (folders.user().os() == OperatingSystem.LINUX) {
      boxes.add(snap(folders, "Chromium", "chromium", SNAP_REASON));
      boxes.add(snap(folders, "Firefox", "firefox", SNAP_FIREFOX_REASON));
      boxes.add(snap(folders, "Brave", "brave", SNAP_REASON));
      boxes.add(snap(folders, "Opera", "opera", SNAP_REASON));
      boxes.add(snap(folders, "Vivaldi", "vivaldi", SNAP_REASON));
      boxes.add(flatpak(folders, "Firefox", "org.mozilla.firefox"));
      boxes.add(flatpak(folders, "Chrome", "com.google.Chrome"));
      boxes.add(flatpak(folders, "Chromium", "org.chromium.Chromium"));
      boxes.add(flatpak(folders, "Edge", "com.microsoft.Edge"));
      boxes.add(flatpak(folders, "Brave", "com.brave.Browser"));
      boxes.add(flatpak(folders, "Vivaldi", "com.vivaldi.Vivaldi"));
      boxes.add(flatpak(folders, "Opera", "com.opera.Opera"));
      boxes.add(flatpak(folders, "LibreWolf", "io.gitlab.librewolf-community"));
    }
    return boxes;
  }

  /// Whether programs in this folder of the search path are snaps.
  static boolean isSnapFolder(Path folder) {
    return folder.endsWith(SNAP);
  }

  private static Sandboxed snap(
      RegistrationFolders folders, String title, String name, String reason) {
    Path root = folders.user().systemRoot();
    return new Sandboxed(
        title + " (snap)",
        List.of(
            folders.user().home().resolve("snap").resolve(name),
            root.resolve(SNAP).resolve(name),
            root.resolve("var/lib/snapd").resolve(SNAP).resolve(name)),
        reason);
  }

  private static Sandboxed flatpak(RegistrationFolders folders, String title, String app) {
    return new Sandboxed(
        title + " (flatpak)",
        List.of(
            folders.user().home().resolve(".var/app").resolve(app),
            folders.dataHome().resolve("flatpak/app").resolve(app),
            folders.user().systemRoot().resolve("var/lib/flatpak/app").resolve(app)),
        FLATPAK_REASON);
  }
}
