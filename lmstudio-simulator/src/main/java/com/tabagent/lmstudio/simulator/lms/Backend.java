package com.tabagent.lmstudio.simulator.lms;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.http.LocalCall;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import com.tabagent.lmstudio.simulator.state.LmStudioHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// The running app, as `lms` reaches it. Only the noted port is tried: the five ports that the real
/// `lms` tries as well belong to a real LM Studio that may run on this machine.
final class Backend {
  private static final Duration STATUS_LIMIT = Duration.ofSeconds(3);

  private final Context context;
  private final int port;
  private final String version;

  private Backend(Context context, int port, String version) {
    this.context = context;
    this.port = port;
    this.version = version;
  }

  /// The app if it runs; it is not woken.
  static Optional<Backend> find(Context context) {
    OptionalInt port =
        LmStudioHome.readable(context.home().internalApi()).orElse(JsonObject.EMPTY).number("port");
    if (port.isEmpty() || port.getAsInt() < 1 || port.getAsInt() > 65_535) {
      return Optional.empty();
    }
    try {
      LocalCall.Answer answer =
          new LocalCall("127.0.0.1", port.getAsInt(), STATUS_LIMIT).get("/lms-status");
      return Json.parseObject(answer.body())
          .text("version")
          .map(version -> new Backend(context, port.getAsInt(), version));
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }

  /// The app, woken if it does not run.
  static Backend findOrWake(Context context) throws LmsFailure, IOException, InterruptedException {
    Optional<Backend> running = find(context);
    return running.isPresent() ? running.get() : new Wake(context).carryOut();
  }

  String version() {
    return version;
  }

  /// Has the app do something. Waits for as long as the app takes.
  ///
  /// @throws LmsFailure if the app refuses, in the app's words
  JsonObject call(String command, JsonObject parameters) throws LmsFailure, IOException {
    authenticate();
    LocalCall.Answer answer =
        new LocalCall("127.0.0.1", port, Duration.ZERO)
            .post("/simulator/" + command, parameters.toString());
    JsonObject result = Json.parseObject(answer.body());
    Optional<String> error = result.text("error");
    if (error.isPresent()) {
      throw new LmsFailure("Error: " + error.get());
    }
    return result;
  }

  private void authenticate() throws LmsFailure {
    Path key = context.home().key();
    if (!Files.exists(key)) {
      throw new LmsFailure(
          "Error: ENOENT: no such file or directory, open '" + key + "'",
          "    at async open (node:internal/fs/promises:639:25)");
    }
    if (context.has(Fault.LMS_WRONG_PASSKEY)) {
      throw new LmsFailure(
          "[LMStudioClient][System] WebSocket error: Error: Failed to authenticate: Invalid passkey"
              + " for lms CLI client. Please make sure you are using the lms shipped with LM"
              + " Studio.",
          "    at WebSocket.onMessage (/lms-cli/dist/index.js:1:1)");
    }
  }
}
