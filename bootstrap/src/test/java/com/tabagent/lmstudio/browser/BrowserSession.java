package com.tabagent.lmstudio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.SimulatedMachine;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A user with a browser, the host registered in it, and a simulated LM Studio in the same home.
///
/// Who opens it closes it, which ends the browser and finds out whether a process was left.
final class BrowserSession implements AutoCloseable {
  static final Path LAUNCHER =
      Path.of(System.getProperty("distribution.directory"), "bin", "tabagent-host");

  private final BrowserKind kind;
  private final Path executable;
  private final SimulatedMachine machine;
  private final BrowserUser user;
  private RunningBrowser browser;

  private BrowserSession(BrowserKind kind, Path executable, Path folder) throws IOException {
    this.kind = kind;
    this.executable = executable;
    this.machine = SimulatedMachine.create(folder.resolve("user's home ü"));
    this.user =
        new BrowserUser(
            machine.userHome(),
            folder.resolve("scratch"),
            "/usr/bin:/bin",
            Map.of("TABAGENT_JAVA_HOME", System.getProperty("java.home")));
    manifest().register(LAUNCHER);
    this.browser = startBrowser();
  }

  /// Starts the browser in an empty home; the calling test is skipped where there is no such
  /// browser, except where all tests have to run.
  static BrowserSession open(BrowserKind kind, Path folder) throws IOException {
    return new BrowserSession(kind, kind.required(), folder);
  }

  private RunningBrowser startBrowser() {
    return kind.start(executable, user);
  }

  /// Starts the browser again after it was killed.
  void restart() {
    browser.close();
    browser = startBrowser();
  }

  /// Registers the host as its user does, in place of the manifest that was written by hand.
  void install() throws IOException {
    user.run(
        command(
            "install",
            "--browser",
            kind.optionName(),
            "--extension-id",
            BrowserKind.CHROMIUM_ID,
            "--firefox-id",
            BrowserKind.FIREFOX_ID));
  }

  void uninstall() throws IOException {
    user.run(command("uninstall", "--browser", kind.optionName()));
  }

  private static List<String> command(String... arguments) {
    var command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /// What the doctor finds about this browser, as its command says it to programs.
  ///
  /// @param name of the finding
  JsonObject doctor(String name, String... options) throws IOException {
    List<String> command = command("doctor", "--json");
    command.addAll(List.of(options));
    String words = user.runToItsEnd(command).words();
    return Json.parseObject(words).objects("findings").stream()
        .filter(finding -> finding.text("name").equals(Optional.of(name)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing about " + name + ": " + words));
  }

  SimulatedMachine machine() {
    return machine;
  }

  HostManifest manifest() {
    return new HostManifest(kind, user.home());
  }

  BrowserUser user() {
    return user;
  }

  ExtensionPage page() {
    return new ExtensionPage(browser);
  }

  BrowserProcess browserProcess() {
    return browser.process();
  }

  /// Gets everything out of the way that former tests have left open: connections and their hosts.
  void tidyUp() {
    page().reload();
    Waiting.until("the end of all hosts", () -> user.hosts().isEmpty());
  }

  /// Ends everything.
  ///
  /// @throws AssertionError if a process has outlived the browser and LM Studio
  @Override
  public void close() {
    browser.close();
    machine.close();
    Waiting.within(Waiting.LIMIT, () -> user.processes().isEmpty());
    assertThat(user.processes()).as("processes that are left").isEmpty();
  }
}
