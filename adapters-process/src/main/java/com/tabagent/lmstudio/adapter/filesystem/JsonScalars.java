package com.tabagent.lmstudio.adapter.filesystem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The strings, numbers and booleans at the top of a JSON file. Read as a stream: a process that
/// lives for one message cannot afford a tree.
final class JsonScalars {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonScalars() {}

  /// One value.
  ///
  /// @param kind tells a string from a number
  /// @param text as written, without the quotes of a string
  record Scalar(JsonToken kind, String text) {}

  /// The values by key, the last one where a key is written twice; what is nested is left out. A
  /// file that is missing, unreadable, too large, or anything but one whole JSON object has none:
  /// LM Studio's own tools do not trust half a file either. A byte order mark is no harm.
  static Map<String, Scalar> in(Path file) {
    Optional<byte[]> content = BoundedFile.readIfThere(file);
    if (content.isEmpty()) {
      return Map.of();
    }
    try {
      return parse(content.get());
    } catch (IOException notJson) {
      return Map.of();
    }
  }

  private static Map<String, Scalar> parse(byte[] content) throws IOException {
    try (JsonParser parser = JSON.createParser(content)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      var scalars = new HashMap<String, Scalar>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        JsonToken kind = parser.nextToken();
        if (kind.isScalarValue()) {
          scalars.put(key, new Scalar(kind, parser.getText()));
        } else {
          scalars.remove(key);
          parser.skipChildren();
        }
      }
      return parser.nextToken() == null ? scalars : Map.of();
    }
  }
}
