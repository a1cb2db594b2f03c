package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.ModelShelf.Instance;
import com.tabagent.lmstudio.simulator.http.Request;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.util.Set;

/// The routes that list, load and unload models.
record ModelRoutes(ServerOptions options, ModelShelf shelf) {
  private static final String V0_MODEL = "/api/v0/models/";
  private static final Set<String> LOAD_KEYS =
      Set.of(
          "model",
          "context_length",
          "eval_batch_size",
          "flash_attention",
          "num_experts",
          "offload_kv_cache_to_gpu",
          "echo_load_config");

  /// Answers, if there is such a route.
  ///
  /// @return whether there is
  boolean get(String path, Reply reply) throws IOException, ApiError {
    switch (path) {
      case "/v1/models" -> reply.prettyJson(ModelLists.openAi(shelf));
      case "/api/v0/models" -> reply.json(200, ModelLists.v0(shelf));
      case "/api/v1/models" -> reply.json(200, ModelLists.v1(shelf));
      default -> {
        return path.startsWith(V0_MODEL) && getOne(path.substring(V0_MODEL.length()), reply);
      }
    }
    return true;
  }

  private boolean getOne(String key, Reply reply) throws IOException, ApiError {
    SimulatedModel model =
        shelf.find(key).orElseThrow(() -> ApiError.modelNotFound(key, shelf.downloaded()));
    reply.json(200, ModelLists.v0(shelf, model));
    return true;
  }

  /// Answers, if there is such a route.
  ///
  /// @return whether there is
  boolean post(Request request, Reply reply) throws IOException, ApiError {
    switch (request.path()) {
      case "/api/v1/models/load" -> load(RequestJson.of(request), reply);
      case "/api/v1/models/unload" -> unload(RequestJson.of(request), reply);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void load(JsonObject request, Reply reply) throws IOException, ApiError {
    for (String key : request.members().keySet()) {
      if (!LOAD_KEYS.contains(key)) {
        throw ApiError.unrecognizedKey(key);
      }
    }
    String key = request.text("model").orElseThrow(() -> ApiError.required("model"));
    SimulatedModel model = shelf.find(key).orElseThrow(() -> ApiError.nativeModelNotFound(key));
    if (options.has(Fault.LOAD_FAILS)) {
      throw ApiError.loadFailed(key);
    }
    int context = request.number("context_length").orElse(model.maxContext());
    reply.json(200, loaded(shelf.load(model, context), request.flag("echo_load_config")));
  }

  private static JsonObject loaded(Instance instance, boolean echo) {
    JsonObject reply =
        JsonObject.of(
            "type",
            instance.model().embeds() ? "embedding" : "llm",
            "instance_id",
            instance.id(),
            "load_time_seconds",
            0.5,
            "status",
            "loaded");
    return echo
        ? reply.with("load_config", JsonObject.of("context_length", instance.context()))
        : reply;
  }

  private void unload(JsonObject request, Reply reply) throws IOException, ApiError {
    String id = request.text("instance_id").orElseThrow(() -> ApiError.required("instance_id"));
    if (!shelf.unload(id)) {
      throw ApiError.nativeModelNotFound(id);
    }
    reply.json(200, JsonObject.of("instance_id", id));
  }
}
