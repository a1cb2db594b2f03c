package com.tabagent.lmstudio.adapter.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.domain.model.Model;
import java.io.IOException;

/// One entry of a list of models. Fields that it does not have are empty.
final class ListedModel {
  private String id = "";
  private String key = "";
  private String type = "";
  private String state = "";
  private String instance = "";
  private boolean hasInstances;

  private ListedModel() {}

  /// Reads the object that the parser stands on.
  static ListedModel read(JsonParser parser) throws IOException {
    var entry = new ListedModel();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      entry.readField(name, parser);
    }
    return entry;
  }

  private void readField(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "id" -> id = Json.scalar(parser);
      case "key" -> key = Json.scalar(parser);
      case "type" -> type = Json.scalar(parser);
      case "state" -> state = Json.scalar(parser);
      case "loaded_instances" -> readInstances(parser);
      default -> parser.skipChildren();
    }
  }

  private void readInstances(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        String name = read(parser).id;
        instance = hasInstances ? instance : name;
        hasInstances = true;
      } else {
        parser.skipChildren();
      }
    }
  }

  String id() {
    return id;
  }

  String key() {
    return key;
  }

  String state() {
    return state;
  }

  /// The name of the first loaded instance.
  String instance() {
    return instance;
  }

  boolean hasInstances() {
    return hasInstances;
  }

  Model.Kind kind() {
    return switch (type) {
      case "llm", "vlm" -> Model.Kind.LANGUAGE;
      case "embedding", "embeddings" -> Model.Kind.EMBEDDING;
      default -> Model.Kind.UNKNOWN;
    };
  }
}
