package com.tabagent.lmstudio.browser;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Firefox without a window, driven over WebDriver BiDi.
final class Firefox implements RunningBrowser {

  /// Nothing that asks, tells home or changes under a test.
  private static final String PREFERENCES =
      """
      user_pref("app.update.enabled", false);
      user_pref("browser.aboutwelcome.enabled", false);
      user_pref("browser.shell.checkDefaultBrowser", false);
      user_pref("datareporting.policy.dataSubmissionEnabled", false);
      user_pref("toolkit.telemetry.enabled", false);
      """;

  private final BrowserProcess process;
  private final RemoteControl control;
  private final String context;

  private Firefox(BrowserProcess process, RemoteControl control, String context) {
    this.process = process;
    this.control = control;
    this.context = context;
  }

  static Firefox start(Path executable, BrowserUser user) throws IOException {
    Path folder = user.newFolder("firefox");
    Path extension = TestExtension.writeFor(BrowserKind.FIREFOX, folder.resolve("extension"));
    Path profile = Files.createDirectory(folder.resolve("profile"));
    Files.writeString(profile.resolve("user.js"), PREFERENCES);
    BrowserProcess process =
        BrowserProcess.start(command(executable, profile), user, folder.resolve("output.log"));
    try {
      Path address = profile.resolve("WebDriverBiDiServer.json");
      RemoteControl control =
          RemoteControl.connect(Waiting.forThe("Firefox's address", () -> address(address)));
      return new Firefox(process, control, openPage(control, extension));
    } catch (RuntimeException | Error failed) {
      process.kill();
      throw failed;
    }
  }

  private static List<String> command(Path executable, Path profile) {
    return List.of(
        executable.toString(),
        "--headless",
        "--no-remote",
        "--profile",
        profile.toString(),
        "--remote-debugging-port=0",
        "about:blank");
  }

  /// The file is there before its text is.
  private static Optional<String> address(Path file) {
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      if (!text.endsWith("}")) {
        return Optional.empty();
      }
      JsonObject server = Json.parseObject(text);
      return Optional.of(
          "ws://%s:%d/session"
              .formatted(
                  server.text("ws_host").orElseThrow(), server.number("ws_port").orElseThrow()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String openPage(RemoteControl control, Path extension) {
    control.call("session.new", JsonObject.of("capabilities", JsonObject.EMPTY));
    control.call(
        "webExtension.install",
        JsonObject.of(
            "extensionData", JsonObject.of("type", "path", "path", extension.toString())));
    return Waiting.forThe("the extension's page", () -> pageIn(control));
  }

  private static Optional<String> pageIn(RemoteControl control) {
    return control.call("browsingContext.getTree", JsonObject.EMPTY).objects("contexts").stream()
        .filter(context -> context.text("url").orElse("").startsWith("moz-extension://"))
        .findFirst()
        .flatMap(context -> context.text("context"));
  }

  @Override
  public String evaluate(String expression) {
    JsonObject parameters =
        JsonObject.of(
            "expression",
            expression,
            "target",
            JsonObject.of("context", context),
            "awaitPromise",
            true);
    JsonObject outcome = control.call("script.evaluate", parameters);
    return outcome
        .object("result")
        .flatMap(result -> result.text("value"))
        .orElseThrow(() -> new AssertionError(expression + " failed: " + outcome));
  }

  @Override
  public BrowserProcess process() {
    return process;
  }

  @Override
  public void close() {
    control.close();
    process.kill();
  }
}
