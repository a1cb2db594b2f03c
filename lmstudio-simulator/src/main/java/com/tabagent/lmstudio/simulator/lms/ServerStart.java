package com.tabagent.lmstudio.simulator.lms;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import com.tabagent.lmstudio.simulator.state.MachineFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `lms server start`. Address and CORS come from the command line alone: what the user had set
/// before is forgotten.
record ServerStart(Context context) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int TRIES = 5;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int HIGHEST_PORT = 65_535;

  /// What the server is to be started with.
  private record Wish(int port, String networkInterface, boolean cors) {

    JsonObject toJson() {
      return JsonObject.of("port", port, "networkInterface", networkInterface, "cors", cors);
    }
  }

  int run(List<String> arguments) throws LmsFailure, IOException, InterruptedException {
    Wish wish = wish(options(arguments));
    misbehave(wish);
    if (!context.has(Fault.LMS_LIES_SUCCESS)) {
      start(wish);
    }
    context.console().info("Success! Server is now running on port " + wish.port());
    return 0;
  }

  private Options options(List<String> arguments) throws LmsFailure {
    Set<String> valued = new HashSet<>(Set.of("-p", "--port", "--bind"));
    if (context.has(Fault.LMS_OLD)) {
      valued.remove("--bind");
    }
    return Options.parse(arguments, Set.of("--cors"), valued);
  }

  private Wish wish(Options options) throws LmsFailure {
    Optional<String> flag = options.value("--port").or(() -> options.value("-p"));
    int port = flag.isPresent() ? parsePort(flag.get()) : configuredPort();
    String bind = options.value("--bind").or(context::serverHost).orElse(LOOPBACK);
    return new Wish(port, bind, options.has("--cors"));
  }

  private static int parsePort(String text) throws LmsFailure {
    String complaint = "error: option '-p, --port <port>' argument '" + text + "' is invalid. ";
    int port;
    try {
      port = Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw new LmsFailure(complaint + "Not a number");
    }
    if (port > HIGHEST_PORT) {
      throw new LmsFailure(complaint + "Number out of range, must be at most 65535");
    }
    if (port < 1) {
      throw new LmsFailure(
          "Error: Invalid parameter(s) for client.system.startHttpServer(args):",
          "",
          "- args.port: Number must be greater than or equal to 1");
    }
    return port;
  }

  private int configuredPort() throws LmsFailure {
    try {
      return MachineFiles.read(context.home().serverConfig())
          .orElse(JsonObject.EMPTY)
          .number("port")
          .orElse(ServerCommand.DEFAULT_PORT);
    } catch (IOException unreadable) {
      throw new LmsFailure(
          "SyntaxError: Unexpected end of JSON input", "    at JSON.parse (<anonymous>)");
    }
  }

  private void misbehave(Wish wish) throws LmsFailure, IOException, InterruptedException {
    Mischief mischief = new Mischief(context);
    if (context.has(Fault.LMS_HANGS)) {
      context.hang();
    }
    if (context.has(Fault.LMS_NOISY)) {
      mischief.makeNoise();
    }
    if (context.has(Fault.LMS_HOLDS_PIPES)) {
      mischief.holdPipes();
    }
    if (context.has(Fault.LMS_PORT_IN_USE)) {
      throw new LmsFailure(
          "Error: listen EADDRINUSE: address already in use %s:%d"
              .formatted(wish.networkInterface(), wish.port()));
    }
  }

  private void start(Wish wish) throws LmsFailure, IOException, InterruptedException {
    Backend app = Backend.findOrWake(context);
    warn(wish);
    app.call("start", wish.toJson());
    if (context.has(Fault.LMS_FAILS_THOUGH_UP) || !comesUp(wish)) {
      throw new LmsFailure(
          "Error: Failed to verify the server is running. Please try to use another port.");
    }
  }

  private void warn(Wish wish) {
    if (wish.cors()) {
      context
          .console()
          .warn("CORS is enabled. This means any website you visit can use the LM Studio server.");
    }
    if (!wish.networkInterface().equals(LOOPBACK)) {
      context
          .console()
          .warn(
              "Server will accept connections from the network. Only use this if you know what you"
                  + " are doing!");
    }
  }

  private boolean comesUp(Wish wish) throws InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      if (Greeting.isAnswered(wish.networkInterface(), wish.port())) {
        return true;
      }
      context.pause(PAUSE);
    }
    return false;
  }
}
