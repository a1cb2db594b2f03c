package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.domain.diagnosis.Hearing;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One trial in Firefox or a browser made of it. It looks for manifests in the user's home,
/// whatever its profile, and takes an add-on with any id: so this is the very manifest, and the id
/// of one of those that are registered.
///
/// @param environment what the browser inherits
/// @param temporary where temporary files are kept
record FirefoxTrial(Map<String, String> environment, Path temporary) {

  /// Nothing that asks or tells home; a port that is free.
  private static final String PREFERENCES =
      """
      user_pref("marionette.port", 0);
      user_pref("app.update.enabled", false);
      user_pref("browser.aboutwelcome.enabled", false);
      user_pref("browser.shell.checkDefaultBrowser", false);
      user_pref("datareporting.policy.dataSubmissionEnabled", false);
      user_pref("toolkit.telemetry.enabled", false);
      """;

  private static final String NO_ADD_ON =
      "Load an add-on that uses the host by hand, in about:debugging, and look at what it says.";

  /// @param caller the id that the add-on has
  /// @param limits how long is waited
  Hearing hear(Path program, ExtensionId caller, HeadlessTrial.Limits limits) throws IOException {
    try (TrialFolder folder = TrialFolder.below(temporary);
        HeadlessBrowser browser = start(program, folder)) {
      int port = port(browser, folder, limits);
      try (Marionette marionette = new Marionette(port, limits.start())) {
        marionette.call("WebDriver:NewSession", "{}");
        String path = JsonTexts.quoted(folder.firefoxExtension(caller).toString());
        JsonTexts installed =
            marionette.call("Addon:Install", "{\"temporary\":true,\"path\":" + path + "}");
        Optional<String> refused = installed.at("/2/message");
        if (refused.isPresent()) {
          return new Hearing.NotHeld(
              "it lets nobody load an add-on (" + refused.get() + ")", NO_ADD_ON);
        }
        Hearing heard =
            browser
                .await(limits.answer(), () -> shown(marionette))
                .orElseGet(() -> new Hearing.Silent(limits.answer()));
        marionette.call("Marionette:Quit", "{\"flags\":[\"eForceQuit\"]}");
        browser.awaitEnd();
        return heard;
      }
    }
  }

  private HeadlessBrowser start(Path program, TrialFolder folder) throws IOException {
    Path profile = folder.folder("profile");
    Files.writeString(profile.resolve("user.js"), PREFERENCES);
    var more = new HashMap<>(environment);
    more.put("XDG_CACHE_HOME", folder.folder("cache").toString());
    more.put("MOZ_CRASHREPORTER_DISABLE", "1");
    return HeadlessBrowser.start(
        folder,
        List.of(
            program.toString(),
            "--headless",
            "--no-remote",
            "--profile",
            profile.toString(),
            "--marionette",
            "about:blank"),
        more);
  }

  private static int port(HeadlessBrowser browser, TrialFolder folder, HeadlessTrial.Limits limits)
      throws IOException {
    Path file = folder.folder("profile").resolve("MarionetteActivePort");
    return browser
        .await(
            limits.start(),
            () -> Files.exists(file) ? port(Files.readString(file)) : Optional.empty())
        .orElseThrow(
            () -> new IOException("it did not come up in " + limits.start().toSeconds() + " s"));
  }

  private static Optional<Integer> port(String text) {
    return text.strip().matches("\\d{1,5}")
        ? Optional.of(Integer.parseInt(text.strip()))
        : Optional.empty();
  }

  /// The add-on opens its page by itself; nobody knows when, and in which window.
  private static Optional<Hearing> shown(Marionette marionette) throws IOException {
    JsonTexts windows = marionette.call("WebDriver:GetWindowHandles", "{}");
    for (int i = 0; windows.at("/3/" + i).isPresent(); i++) {
      String handle = JsonTexts.quoted(windows.at("/3/" + i).orElseThrow());
      marionette.call("WebDriver:SwitchToWindow", "{\"handle\":" + handle + "}");
      Optional<Hearing> shown =
          marionette.call("WebDriver:GetTitle", "{}").at("/3/value").flatMap(ShownHearing::in);
      if (shown.isPresent()) {
        return shown;
      }
    }
    return Optional.empty();
  }
}
