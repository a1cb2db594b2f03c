package com.tabagent.lmstudio.simulator.lms;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import com.tabagent.lmstudio.simulator.state.LmStudioHome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `lms status`: for people, on stdout, and asking loopback only.
record StatusCommand(Context context) {

  int run(List<String> arguments) throws LmsFailure, IOException, InterruptedException {
    Options.parse(arguments, Set.of(), Set.of());
    Optional<JsonObject> config = LmStudioHome.readable(context.home().serverConfig());
    int port = config.orElse(JsonObject.EMPTY).number("port").orElse(ServerCommand.DEFAULT_PORT);
    if (config.isEmpty() || !Greeting.isAnswered("127.0.0.1", port)) {
      context.console().data("Server:  OFF \n\nTo start the server, run: lms server start");
      return 0;
    }
    context.console().data("Server: ON (port: " + port + ")\n");
    List<JsonObject> loaded =
        Backend.findOrWake(context).call("ps", JsonObject.EMPTY).objects("models");
    context.console().data(loaded.isEmpty() ? "No Models Loaded" : "Loaded Models");
    for (JsonObject model : loaded) {
      context.console().data("  · " + model.text("identifier").orElse("") + " - 2.50 GB");
    }
    return 0;
  }
}
