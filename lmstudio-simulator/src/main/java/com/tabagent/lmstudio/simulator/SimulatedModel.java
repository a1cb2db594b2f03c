package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.List;

/// A downloaded model.
///
/// @param key such as `qwen/qwen3-4b-2507`
/// @param loaded whether it is in memory when the server starts
/// @param maxContext in tokens
public record SimulatedModel(String key, Type type, boolean loaded, int maxContext) {

  /// What a model is for.
  public enum Type {
    LLM,
    /// A language model that sees images.
    VLM,
    EMBEDDING
  }

  /// What is downloaded unless a test says otherwise: one model of each kind, one of them loaded.
  public static final List<SimulatedModel> DEFAULTS =
      List.of(
          llm("qwen/qwen3-4b-2507").asLoaded(),
          llm("openai/gpt-oss-20b"),
          new SimulatedModel("google/gemma-3-4b", Type.VLM, false, 131_072),
          new SimulatedModel("text-embedding-nomic-embed-text-v1.5", Type.EMBEDDING, false, 2048));

  public static SimulatedModel llm(String key) {
    return new SimulatedModel(key, Type.LLM, false, 32_768);
  }

  public static SimulatedModel embedding(String key) {
    return new SimulatedModel(key, Type.EMBEDDING, false, 2048);
  }

  public SimulatedModel asLoaded() {
    return new SimulatedModel(key, type, true, maxContext);
  }

  boolean embeds() {
    return type == Type.EMBEDDING;
  }

  String publisher() {
    int slash = key.indexOf('/');
    return slash < 0 ? "lmstudio-community" : key.substring(0, slash);
  }

  String displayName() {
    return key.substring(key.indexOf('/') + 1);
  }

  JsonObject toJson() {
    return JsonObject.of(
        "key", key, "type", type.name(), "loaded", loaded, "maxContext", maxContext);
  }

  static SimulatedModel fromJson(JsonObject json) {
    return new SimulatedModel(
        json.text("key").orElseThrow(),
        Type.valueOf(json.text("type").orElseThrow()),
        json.flag("loaded"),
        json.number("maxContext").orElseThrow());
  }
}
