package com.tabagent.lmstudio.simulator.lms;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import com.tabagent.lmstudio.simulator.state.LmStudioHome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `lms server start|stop|status`.
record ServerCommand(Context context) {
  static final int DEFAULT_PORT = 1234;

  int run(List<String> arguments) throws LmsFailure, IOException, InterruptedException {
    String command = arguments.isEmpty() ? "" : arguments.getFirst();
    List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    return switch (command) {
      case "start" -> new ServerStart(context).run(rest);
      case "stop" -> stop(rest);
      case "status" -> status(Options.parse(rest, Set.of("--json"), Set.of()));
      case "" -> throw new LmsFailure("Usage: lms server [options] [command]");
      default -> throw new LmsFailure("error: unknown command '" + command + "'");
    };
  }

  /// Never fails: the exit code says nothing about the server.
  private int status(Options options) {
    Optional<JsonObject> config = LmStudioHome.readable(context.home().serverConfig());
    boolean running = config.filter(ServerCommand::isUp).isPresent();
    JsonObject status = JsonObject.of("running", running);
    Object port = config.flatMap(it -> it.value("port")).orElse(Json.Null.NULL);
    boolean old = context.has(Fault.LMS_OLD);
    if (options.has("--json")) {
      context.console().data(config.isPresent() || old ? status.with("port", port) : status);
    }
    if (!options.has("--json") || old) {
      context
          .console()
          .info(
              running
                  ? "The server is running on port " + port + "."
                  : "The server is not running.");
    }
    return 0;
  }

  private int stop(List<String> arguments) throws LmsFailure, IOException {
    Options.parse(arguments, Set.of(), Set.of());
    JsonObject config =
        LmStudioHome.readable(context.home().serverConfig())
            .filter(ServerCommand::isUp)
            .orElseThrow(() -> new LmsFailure("Error: The server is not running."));
    Object port = config.value("port").orElse(DEFAULT_PORT);
    if (context.has(Fault.LMS_STOP_FAILS)) {
      throw new LmsFailure("Error: Failed to stop the server on port " + port);
    }
    Backend app =
        Backend.find(context)
            .orElseThrow(() -> new LmsFailure("Error: LM Studio does not answer."));
    app.call("stop", JsonObject.EMPTY);
    context.console().info("Stopped the server on port " + port + ".");
    return 0;
  }

  /// Whether a server answers where the settings say.
  static boolean isUp(JsonObject config) {
    return Greeting.isAnswered(
        config.text("networkInterface").orElse("127.0.0.1"),
        config.number("port").orElse(DEFAULT_PORT));
  }
}
