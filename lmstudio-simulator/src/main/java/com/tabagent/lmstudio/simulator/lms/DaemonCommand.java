package com.tabagent.lmstudio.simulator.lms;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `lms daemon status|up|down`, with LM Studio's app as what runs.
record DaemonCommand(Context context) {

  int run(List<String> arguments) throws LmsFailure, IOException, InterruptedException {
    String command = arguments.isEmpty() ? "" : arguments.getFirst();
    if (!Set.of("status", "up", "down").contains(command)) {
      throw new LmsFailure("error: unknown command '" + command + "'");
    }
    Options options =
        Options.parse(arguments.subList(1, arguments.size()), Set.of("--json"), Set.of());
    Optional<Backend> app = Backend.find(context);
    if (command.equals("down")) {
      throw down(app);
    }
    return command.equals("up") ? up(app, options) : status(app, options);
  }

  private int status(Optional<Backend> app, Options options) throws LmsFailure, IOException {
    if (app.isEmpty()) {
      JsonObject status = JsonObject.of("status", "not-running");
      context.console().data(options.has("--json") ? status : "LM Studio is not running");
      return 0;
    }
    JsonObject running = describe(app.get());
    String sentence =
        "LM Studio v" + app.get().version() + " is running (PID: " + pid(running) + ")";
    context.console().data(options.has("--json") ? running : sentence);
    return 0;
  }

  private int up(Optional<Backend> before, Options options)
      throws LmsFailure, IOException, InterruptedException {
    Backend app = before.isPresent() ? before.get() : Backend.findOrWake(context);
    JsonObject running = describe(app).with("version", app.version());
    String sentence =
        before.isPresent()
            ? "LM Studio is already running (PID: %s); not starting a second daemon."
            : "LM Studio started (PID: %s).";
    context.console().data(options.has("--json") ? running : sentence.formatted(pid(running)));
    return 0;
  }

  private static LmsFailure down(Optional<Backend> app) {
    return new LmsFailure(
        app.isEmpty()
            ? "Daemon is not running."
            : "The daemon is currently running as part of LM Studio. Please exit LM Studio to stop"
                + " it.");
  }

  private static JsonObject describe(Backend app) throws LmsFailure, IOException {
    JsonObject info = app.call("info", JsonObject.EMPTY);
    return JsonObject.of("status", "running", "pid", pid(info), "isDaemon", info.flag("isDaemon"));
  }

  private static Object pid(JsonObject info) {
    return info.value("pid").orElseThrow();
  }
}
