package com.tabagent.lmstudio.simulator.lms;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The launch of the app by its install record, and the wait until it answers.
record Wake(Context context) {
  private static final int TRIES = 60;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String FAILED =
      "Error: Failed to start or connect to local LM Studio API server.";
  private static final Path NEW_SESSION = Path.of("/usr/bin/setsid");

  Backend carryOut() throws LmsFailure, IOException, InterruptedException {
    JsonObject record = context.home().launchRecord().orElse(JsonObject.EMPTY);
    String path = record.text("path").orElse("");
    if (path.isEmpty() || !Files.exists(Path.of(path))) {
      throw new LmsFailure(
          "Error: LM Studio daemon is not running and no valid installation could be found or"
              + " installed.",
          FAILED);
    }
    context.console().info("Waking up LM Studio service...");
    launch(path, record.text("cwd").orElse("/"));
    return awaitApp();
  }

  private Backend awaitApp() throws LmsFailure, InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      context.pause(PAUSE);
      Optional<Backend> app = Backend.find(context);
      if (app.isPresent()) {
        return app.get();
      }
    }
    throw new LmsFailure("Error: Timed out waiting for LM Studio daemon to start.", FAILED);
  }

  /// The app gets a session of its own and none of the outputs of `lms`.
  private static void launch(String path, String cwd) throws LmsFailure {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NEW_SESSION)) {
      command.add(NEW_SESSION.toString());
    }
    command.addAll(List.of(path, "--run-as-service"));
    File nowhere = new File("/dev/null");
    try {
      new ProcessBuilder(command)
          .directory(new File(cwd))
          .redirectInput(nowhere)
          .redirectOutput(nowhere)
          .redirectError(nowhere)
          .start();
    } catch (IOException failed) {
      throw new LmsFailure(
          "Error: spawn " + path + " ENOENT",
          "    at ChildProcess._handle.onexit (node:internal/child_process:286:19)");
    }
  }
}
