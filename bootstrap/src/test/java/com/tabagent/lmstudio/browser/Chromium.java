package com.tabagent.lmstudio.browser;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chromium without a window, driven over the protocol of its developer tools.
final class Chromium extends RunningBrowser {
  private static final String PAGE = "chrome-extension://" + BrowserKind.CHROMIUM_ID + "/page.html";

  private final String session;

  private Chromium(BrowserProcess process, Path addressFile, Path extension) {
    super(process, addressFile, Chromium::address);
    session = process.orKill(() -> openPage(control(), extension));
  }

  static Chromium start(Path executable, BrowserUser user) throws IOException {
    // Only where the profile lies in its usual place are manifests read from theirs.
    Path profile = user.home().resolve(".config/chromium");
    Path addressFile = profile.resolve("DevToolsActivePort");
    Files.deleteIfExists(addressFile);
    Path folder = user.newFolder("chromium");
    Path extension = TestExtension.writeFor(BrowserKind.CHROMIUM, folder.resolve("extension"));
    BrowserProcess process =
        BrowserProcess.start(command(executable, profile), user, folder.resolve("output.log"));
    return new Chromium(process, addressFile, extension);
  }

  private static List<String> command(Path executable, Path profile) {
    var command =
        new ArrayList<>(
            List.of(
                executable.toString(),
                "--headless=new",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "about:blank"));
    if (System.getProperty("user.name").equals("root")) {
      // It refuses to run as root with a sandbox.
      command.add(1, "--no-sandbox");
    }
    return command;
  }

  /// It writes two lines: the port, and the path.
  private static Optional<String> address(String text) {
    List<String> lines = text.lines().toList();
    return lines.size() < 2
        ? Optional.empty()
        : Optional.of("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
  }

  private static String openPage(RemoteControl control, Path extension) {
    control.call("Extensions.loadUnpacked", JsonObject.of("path", extension.toString()));
    String target =
        text(control.call("Target.createTarget", JsonObject.of("url", PAGE)), "targetId");
    return text(
        control.call("Target.attachToTarget", JsonObject.of("targetId", target, "flatten", true)),
        "sessionId");
  }

  @Override
  String evaluate(String expression) {
    JsonObject parameters =
        JsonObject.of("expression", expression, "awaitPromise", true, "returnByValue", true);
    JsonObject outcome =
        control()
            .call(
                JsonObject.of(
                    "method", "Runtime.evaluate", "sessionId", session, "params", parameters));
    if (outcome.value("exceptionDetails").isPresent()) {
      throw new AssertionError(expression + " failed: " + outcome);
    }
    return text(outcome.object("result").orElseThrow(), "value");
  }

  private static String text(JsonObject object, String member) {
    return object
        .text(member)
        .orElseThrow(() -> new AssertionError(member + " is not in " + object));
  }
}
