package com.tabagent.lmstudio.simulator.lms;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// `lms ps|ls|load|unload`. However harmless they look, all four wake the app.
record ModelCommand(Context context) {
  private static final Set<String> FLAGS =
      Set.of("--json", "-y", "--yes", "--exact", "-a", "--all", "--llm", "--embedding");
  private static final Set<String> VALUED =
      Set.of("--gpu", "-c", "--context-length", "--parallel", "--ttl", "--identifier");

  int run(String command, List<String> arguments)
      throws LmsFailure, IOException, InterruptedException {
    Options options = Options.parse(arguments, FLAGS, VALUED);
    if (command.equals("ps") && context.has(Fault.LMS_WRONG_PASSKEY)) {
      context.hang();
    }
    Backend app = Backend.findOrWake(context);
    return switch (command) {
      case "ps" -> list(app, "ps", options, "No models are currently loaded.");
      case "ls" -> list(app, "ls", options, "You have not downloaded any models yet.");
      case "load" -> load(app, options);
      default -> unload(app, options);
    };
  }

  private int list(Backend app, String command, Options options, String none)
      throws LmsFailure, IOException {
    List<JsonObject> models = models(app, command);
    if (options.has("--json")) {
      context.console().data(Json.write(models));
    } else if (models.isEmpty()) {
      context.console().info(none);
    } else {
      models.forEach(model -> context.console().data(model.text("modelKey").orElse("")));
    }
    return 0;
  }

  private static List<JsonObject> models(Backend app, String command)
      throws LmsFailure, IOException {
    return app.call(command, JsonObject.EMPTY).objects("models");
  }

  private int load(Backend app, Options options) throws LmsFailure, IOException {
    String key = options.operands().isEmpty() ? "" : options.operands().getFirst();
    String id =
        app.call("load", JsonObject.of("model", key))
            .text("id")
            .orElseThrow(() -> new LmsFailure("Model not found", "", "No model matches " + key));
    context.console().out().print("\u001B[?25l\rLoading " + key + " 25%\r\u001B[K\u001B[?25h");
    context.console().out().flush();
    context.console().info("Model loaded successfully in 616.00ms.");
    context.console().info("(2.33 GiB)");
    context.console().info("To use the model in the API/SDK, use the identifier \"" + id + "\".");
    return 0;
  }

  private int unload(Backend app, Options options) throws LmsFailure, IOException {
    if (options.has("--all") || options.has("-a")) {
      return unloadAll(app);
    }
    if (!options.operands().isEmpty()) {
      return unload(app, options.operands().getFirst());
    }
    List<JsonObject> loaded = models(app, "ps");
    if (loaded.size() == 1) {
      return unload(app, identifier(loaded.getFirst()));
    }
    throw new LmsFailure(
        loaded.isEmpty()
            ? "You don't have any models loaded. Use \"lms load\" to load a model."
            : "! Use the arrow keys to navigate, type to filter, and press enter to select.");
  }

  /// A model that is not there is no failure, says the exit code.
  private int unload(Backend app, String id) throws LmsFailure, IOException {
    boolean found = app.call("unload", JsonObject.of("id", id)).flag("found");
    context
        .console()
        .info(
            found
                ? "Model \"" + id + "\" unloaded."
                : "Model Not Found\n\nNo loaded model has the identifier " + id);
    return 0;
  }

  private int unloadAll(Backend app) throws LmsFailure, IOException {
    List<JsonObject> loaded = models(app, "ps");
    for (JsonObject model : loaded) {
      context.console().info("Unloading \"" + identifier(model) + "\"...");
      app.call("unload", JsonObject.of("id", identifier(model)));
    }
    context.console().info(summary(loaded.size()));
    return 0;
  }

  private static String summary(int count) {
    return switch (count) {
      case 0 -> "No models to unload.";
      case 1 -> "Unloaded 1 model.";
      default -> "Unloaded " + count + " models.";
    };
  }

  private static String identifier(JsonObject model) {
    return model.text("identifier").orElse("");
  }
}
