package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.domain.diagnosis.Hearing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One trial in a browser of Chromium's family. Such a browser looks for the manifests of a user in
/// its profile, and the profile of a trial is a fresh one; so a copy of the user's manifest is put
/// there, with one caller more: an extension's id follows from where it lies, so the doctor's own
/// cannot have the id of a registered one.
///
/// @param environment what the browser inherits
/// @param temporary where temporary files are kept
/// @param root whether root runs it, for whom it refuses to start with its sandbox
record ChromiumTrial(Map<String, String> environment, boolean root, Path temporary) {

  /// The pipes of the process are its standard ones; the browser wants them elsewhere.
  private static final String OVER_PIPES = "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null";

  private static final String NO_EXTENSION =
      "Load any extension that uses the host by hand, and look at what it says.";

  /// @param manifest the one that the browser goes by, if there is one
  /// @param limits how long is waited
  Hearing hear(Path program, Optional<Path> manifest, HeadlessTrial.Limits limits)
      throws IOException {
    try (TrialFolder folder = TrialFolder.below(temporary);
        HeadlessBrowser browser =
            HeadlessBrowser.start(folder, command(program, folder), environment(folder))) {
      var pipe = new ChromiumPipe(browser);
      JsonTexts loaded =
          pipe.call(
              limits.start(),
              "Extensions.loadUnpacked",
              "path",
              folder.chromiumExtension().toString());
      Optional<String> id = loaded.at("/result/id");
      if (id.isEmpty()) {
        String reason = loaded.at("/error/message").orElse("no reason given");
        return new Hearing.NotHeld(
            "it lets nobody load an extension (" + reason + ")", NO_EXTENSION);
      }
      String origin = "chrome-extension://" + id.get() + "/";
      if (manifest.isPresent()) {
        copy(manifest.get(), folder, origin);
      }
      Hearing heard = ask(browser, pipe, origin, limits);
      pipe.send("Browser.close", "{}");
      browser.awaitEnd();
      return heard;
    }
  }

  private static Hearing ask(
      HeadlessBrowser browser, ChromiumPipe pipe, String origin, HeadlessTrial.Limits limits)
      throws IOException {
    Duration start = limits.start();
    String page =
        pipe.call(start, "Target.createTarget", "url", origin + "page.html")
            .at("/result/targetId")
            .orElseThrow(() -> new IOException("it opens no page of an extension"));
    return browser
        .await(
            limits.answer(),
            () ->
                pipe.call(start, "Target.getTargetInfo", "targetId", page)
                    .at("/result/targetInfo/title")
                    .flatMap(ShownHearing::in))
        .orElseGet(() -> new Hearing.Silent(limits.answer()));
  }

  private static void copy(Path manifest, TrialFolder folder, String origin) throws IOException {
    byte[] read = Files.exists(manifest) ? Files.readAllBytes(manifest) : new byte[0];
    Path target = folder.folder("profile/NativeMessagingHosts").resolve(manifest.getFileName());
    Files.write(target, ManifestCopy.withCaller(read, origin));
  }

  private List<String> command(Path program, TrialFolder folder) throws IOException {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", OVER_PIPES, "sh", program.toString()));
    if (root) {
      command.add("--no-sandbox");
    }
    command.addAll(
        List.of(
            "--headless=new",
            "--disable-gpu",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--password-store=basic",
            "--user-data-dir=" + folder.folder("profile"),
            "--remote-debugging-pipe",
            "--enable-unsafe-extension-debugging",
            "about:blank"));
    return command;
  }

  private Map<String, String> environment(TrialFolder folder) throws IOException {
    var more = new HashMap<>(environment);
    more.put("XDG_CACHE_HOME", folder.folder("cache").toString());
    more.put("BREAKPAD_DUMP_LOCATION", folder.folder("crashes").toString());
    return more;
  }
}
