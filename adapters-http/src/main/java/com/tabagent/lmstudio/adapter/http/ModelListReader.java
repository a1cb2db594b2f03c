package com.tabagent.lmstudio.adapter.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.model.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads lists of models. An entry that names no model is left out; the rest stays.
final class ModelListReader {
  private ModelListReader() {}

  /// Empty if the body holds no list, as it does where the route is unknown.
  static Optional<List<Model>> read(ModelRoute route, JsonPayload body) {
    try (JsonParser parser = Json.parser(body)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          ? readObject(route, parser)
          : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static Optional<List<Model>> readObject(ModelRoute route, JsonParser parser)
      throws IOException {
    Optional<List<Model>> models = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isList = parser.currentName().equals(route.listName());
      if (parser.nextToken() == JsonToken.START_ARRAY && isList) {
        models = Optional.of(readList(route, parser));
      } else {
        parser.skipChildren();
      }
    }
    return models;
  }

  private static List<Model> readList(ModelRoute route, JsonParser parser) throws IOException {
    var models = new ArrayList<Model>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        route.model(ListedModel.read(parser)).ifPresent(models::add);
      } else {
        parser.skipChildren();
      }
    }
    return models;
  }
}
