package com.tabagent.lmstudio.adapter.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// A list of texts, as a tool prints it or a policy holds it.
final class TextList {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

  private TextList() {}

  /// The texts in a JSON array, and nothing else that is in it; empty if it is none.
  static Optional<Set<String>> of(String array) {
    var texts = new HashSet<String>();
    try (JsonParser json = JSON.createParser(array)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        return Optional.empty();
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          texts.add(json.getText());
        }
        json.skipChildren();
      }
      return Optional.of(texts);
    } catch (IOException noArray) {
      return Optional.empty();
    }
  }
}
