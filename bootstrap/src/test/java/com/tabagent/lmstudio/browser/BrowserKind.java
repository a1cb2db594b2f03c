package com.tabagent.lmstudio.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What distinguishes the two families of browsers, as far as a host is concerned.
public enum BrowserKind {
  CHROMIUM(
      "chromium",
      ".config/chromium/NativeMessagingHosts",
      "allowed_origins",
      "chrome-extension://" + BrowserKind.CHROMIUM_ID + "/"),
  FIREFOX(
      "firefox-esr",
      ".mozilla/native-messaging-hosts",
      "allowed_extensions",
      BrowserKind.FIREFOX_ID);

  /// Follows from the key in the test extension's manifest.
  public static final String CHROMIUM_ID = "hadkcpcmapcgcajeplcdgmggopfhhbfc";

  public static final String FIREFOX_ID = "end-to-end@tabagent.example";

  /// The name of its executable, and of its package in Debian.
  private final String command;

  private final String manifestFolder;
  private final String callersKey;
  private final String caller;

  BrowserKind(String command, String manifestFolder, String callersKey, String caller) {
    this.command = command;
    this.manifestFolder = manifestFolder;
    this.callersKey = callersKey;
    this.caller = caller;
  }

  /// Its name in the host's own commands.
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Its executable. The calling test is skipped where there is none, except where all tests have
  /// to run.
  public Path required() {
    return executable().orElseGet(this::missing);
  }

  private Optional<Path> executable() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return List.of(path.split(File.pathSeparator)).stream()
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Path missing() {
    String missing =
        "There is no %s on the PATH; on Debian: apt-get install %s".formatted(command, command);
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(missing);
    }
    return abort(missing);
  }

  /// Where it looks for a user's manifests.
  ///
  /// @param home the user's home folder
  public Path manifestFolder(Path home) {
    return home.resolve(manifestFolder);
  }

  /// The manifest's member that lists who may call.
  public String callersKey() {
    return callersKey;
  }

  /// The test extension as that member names it.
  public String caller() {
    return caller;
  }

  /// Starts it with the test extension in it. Returns as soon as the extension's page is there.
  ///
  /// @param executable what [#required()] has found
  public RunningBrowser start(Path executable, BrowserUser user) {
    RunningBrowser started = startOf(executable, user);
    try {
      new ExtensionPage(started).awaitReady();
      return started;
    } catch (RuntimeException | Error failed) {
      started.close();
      throw failed;
    }
  }

  private RunningBrowser startOf(Path executable, BrowserUser user) {
    try {
      return switch (this) {
        case CHROMIUM -> Chromium.start(executable, user);
        case FIREFOX -> Firefox.start(executable, user);
      };
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
