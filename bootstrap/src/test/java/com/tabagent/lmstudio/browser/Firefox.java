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
final class Firefox extends RunningBrowser {

  /// Nothing that asks, tells home or changes under a test.
  private static final String PREFERENCES =
      """
      user_pref("app.update.enabled", false);
      user_pref("browser.aboutwelcome.enabled", false);
      user_pref("browser.shell.checkDefaultBrowser", false);
      user_pref("datareporting.policy.dataSubmissionEnabled", false);
      user_pref("toolkit.telemetry.enabled", false);
      """;

  private final String context;

  private Firefox(BrowserProcess process, Path addressFile, Path extension) {
    super(process, addressFile, Firefox::address);
    context = process.orKill(() -> openPage(control(), extension));
  }

  static Firefox start(Path executable, BrowserUser user) throws IOException {
    Path folder = user.newFolder("firefox");
    Path extension = TestExtension.writeFor(BrowserKind.FIREFOX, folder.resolve("extension"));
    Path profile = Files.createDirectory(folder.resolve("profile"));
    Files.writeString(profile.resolve("user.js"), PREFERENCES);
    BrowserProcess process =
        BrowserProcess.start(command(executable, profile), user, folder.resolve("output.log"));
    return new Firefox(process, profile.resolve("WebDriverBiDiServer.json"), extension);
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

  private static Optional<String> address(String text) {
    if (!text.endsWith("}")) {
      return Optional.empty();
    }
    try {
      JsonObject server = Json.parseObject(text);
      return Optional.of(
          "ws://%s:%d/session"
              .formatted(
                  server.text("ws_host").orElseThrow(), server.number("ws_port").orElseThrow()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
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
  String evaluate(String expression) {
    JsonObject parameters =
        JsonObject.of(
            "expression",
            expression,
            "target",
            JsonObject.of("context", context),
            "awaitPromise",
            true);
    JsonObject outcome = control().call("script.evaluate", parameters);
    return outcome
        .object("result")
        .flatMap(result -> result.text("value"))
        .orElseThrow(() -> new AssertionError(expression + " failed: " + outcome));
  }
}
