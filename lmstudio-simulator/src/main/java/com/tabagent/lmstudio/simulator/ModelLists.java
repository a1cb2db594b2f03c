package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.ModelShelf.Instance;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The three lists of models, each with its own idea of what matters.
final class ModelLists {
  private ModelLists() {}

  static JsonObject openAi(ModelShelf shelf) {
    List<JsonObject> data =
        shelf.offered().stream()
            .map(
                model ->
                    JsonObject.of(
                        "id", model.key(), "object", "model", "owned_by", "organization_owner"))
            .toList();
    return JsonObject.of("data", data, "object", "list");
  }

  static JsonObject v0(ModelShelf shelf) {
    return JsonObject.of(
        "object",
        "list",
        "data",
        shelf.downloaded().stream().map(model -> v0(shelf, model)).toList());
  }

  static JsonObject v0(ModelShelf shelf, SimulatedModel model) {
    Optional<Instance> loaded = shelf.loaded(model).stream().findFirst();
    JsonObject entry =
        JsonObject.of(
            "id",
            model.key(),
            "object",
            "model",
            "type",
            model.embeds() ? "embeddings" : model.type().name().toLowerCase(Locale.ROOT),
            "publisher",
            model.publisher(),
            "arch",
            "simulated",
            "compatibility_type",
            "gguf",
            "quantization",
            "Q4_K_M",
            "state",
            loaded.isPresent() ? "loaded" : "not-loaded",
            "max_context_length",
            model.maxContext());
    return loaded
        .map(instance -> entry.with("loaded_context_length", instance.context()))
        .orElse(entry);
  }

  static JsonObject v1(ModelShelf shelf) {
    return JsonObject.of(
        "models", shelf.downloaded().stream().map(model -> v1(shelf, model)).toList());
  }

  private static JsonObject v1(ModelShelf shelf, SimulatedModel model) {
    JsonObject entry =
        JsonObject.of(
            "type", model.embeds() ? "embedding" : "llm",
            "publisher", model.publisher(),
            "key", model.key(),
            "display_name", model.displayName(),
            "architecture", "simulated",
            "quantization", JsonObject.of("name", "Q4_K_M", "bits_per_weight", 4),
            "size_bytes", 2_500_000_000L,
            "params_string", model.embeds() ? Json.Null.NULL : "4B",
            "loaded_instances",
                shelf.loaded(model).stream().map(ModelLists::loadedInstance).toList(),
            "max_context_length", model.maxContext(),
            "format", "gguf");
    return model.embeds() ? entry : entry.with("capabilities", capabilities(model));
  }

  private static JsonObject loadedInstance(Instance instance) {
    return JsonObject.of(
        "id", instance.id(), "config", JsonObject.of("context_length", instance.context()));
  }

  private static JsonObject capabilities(SimulatedModel model) {
    return JsonObject.of(
        "vision", model.type() == SimulatedModel.Type.VLM, "trained_for_tool_use", true);
  }

  /// What `lms ps --json` tells of an instance, for the app's internal API.
  static JsonObject cli(Instance instance) {
    return cli(instance.model())
        .with("identifier", instance.id())
        .with("ttlMs", instance.onDemand() ? 3_600_000 : Json.Null.NULL)
        .with("lastUsedTime", Json.Null.NULL)
        .with("contextLength", instance.context())
        .with("status", "idle")
        .with("queued", 0)
        .with("parallel", instance.model().embeds() ? Json.Null.NULL : (Object) 4);
  }

  /// What `lms ls --json` tells of a model.
  static JsonObject cli(SimulatedModel model) {
    JsonObject entry =
        JsonObject.of(
            "type",
            model.embeds() ? "embedding" : "llm",
            "modelKey",
            model.key(),
            "format",
            "gguf",
            "displayName",
            model.displayName(),
            "publisher",
            model.publisher(),
            "path",
            model.key() + "/" + model.displayName() + "-Q4_K_M.gguf",
            "sizeBytes",
            2_500_000_000L,
            "indexedModelIdentifier",
            model.key(),
            "deviceIdentifier",
            Json.Null.NULL,
            "architecture",
            "simulated",
            "quantization",
            JsonObject.of("name", "Q4_K_M", "bits", 4),
            "maxContextLength",
            model.maxContext());
    return model.embeds()
        ? entry
        : entry
            .with("vision", model.type() == SimulatedModel.Type.VLM)
            .with("trainedForToolUse", true);
  }
}
