package com.tabagent.lmstudio.domain.registration;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Browsers packed as a snap or a flatpak, known by the folder that they keep at home. They run in
/// a box from which they can neither read the usual manifest nor start a program outside.
public final class SandboxedBrowsers {

  /// A browser in a box.
  ///
  /// @param sign its folder; if it exists, the browser is there
  /// @param reason why registering does not help, and what does; a sentence or two
  public record Sandboxed(String title, Path sign, String reason) {}

  private static final String SNAP_REASON =
      "A snap may not start programs of the machine. Use the browser's .deb or .rpm package instead.";
  private static final String SNAP_FIREFOX_REASON =
      "It reads the usual manifest through a portal of the desktop, which asks you once. If it does"
          + " not ask: flatpak permission-set webextensions "
          + Manifest.NAME
          + " snap.firefox yes";
  private static final String FLATPAK_REASON =
      "A flatpak may not start programs of the machine. Use the browser's .deb or .rpm package instead.";

  private SandboxedBrowsers() {}

  /// All that are known on a machine's system.
  public static List<Sandboxed> all(RegistrationFolders folders) {
    var boxes = new ArrayList<Sandboxed>();
    if (folders.user().os() == OperatingSystem.LINUX) {
      Path home = folders.user().home();
      boxes.add(new Sandboxed("Chromium (snap)", home.resolve("snap/chromium"), SNAP_REASON));
      boxes.add(new Sandboxed("Firefox (snap)", home.resolve("snap/firefox"), SNAP_FIREFOX_REASON));
      boxes.add(flatpak(home, "Firefox", "org.mozilla.firefox"));
      boxes.add(flatpak(home, "Chrome", "com.google.Chrome"));
      boxes.add(flatpak(home, "Chromium", "org.chromium.Chromium"));
      boxes.add(flatpak(home, "Edge", "com.microsoft.Edge"));
      boxes.add(flatpak(home, "Brave", "com.brave.Browser"));
      boxes.add(flatpak(home, "Vivaldi", "com.vivaldi.Vivaldi"));
      boxes.add(flatpak(home, "Opera", "com.opera.Opera"));
    }
    return boxes;
  }

  private static Sandboxed flatpak(Path home, String title, String app) {
    return new Sandboxed(
        title + " (flatpak)", home.resolve(".var/app").resolve(app), FLATPAK_REASON);
  }
}
