package com.tabagent.lmstudio.simulator.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads and writes JSON. A value is a [JsonObject], a [List], a [String], a [Number], a [Boolean]
/// or [Null#NULL].
public final class Json {

  /// JSON's `null`, so that Java's does not travel.
  public enum Null {
    NULL
  }

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /// Reads UTF-8.
  ///
  /// @throws IOException if the text is not one JSON object
  public static JsonObject parseObject(byte[] text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      if (read(parser) instanceof JsonObject object && parser.nextToken() == null) {
        return object;
      }
      throw new JsonParseException(parser, "not a JSON object");
    }
  }

  /// Reads text.
  ///
  /// @throws IOException if the text is not one JSON object
  public static JsonObject parseObject(String text) throws IOException {
    return parseObject(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new JsonParseException(parser, "nothing there");
    }
    return switch (token) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_NULL -> Null.NULL;
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new JsonParseException(parser, "unexpected " + token);
    };
  }

  private static JsonObject readObject(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, read(parser));
    }
    return new JsonObject(members);
  }

  private static List<Object> readArray(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(parser));
    }
    return List.copyOf(elements);
  }

  /// On one line, without spaces.
  public static String write(Object value) {
    return JsonText.compact(value);
  }

  /// With an indent of two spaces, as JavaScript's `JSON.stringify(value, null, 2)`.
  public static String pretty(Object value) {
    return JsonText.pretty(value);
  }

  public static byte[] bytes(Object value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }
}
