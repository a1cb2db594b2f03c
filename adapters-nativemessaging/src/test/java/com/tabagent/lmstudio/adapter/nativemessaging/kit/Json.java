package com.tabagent.lmstudio.adapter.nativemessaging.kit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Reads frames as a browser does: one JSON text, nothing behind it, no field twice.
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private static final ObjectMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Json() {}

  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException broken) {
      throw new AssertionError("not JSON: " + text, broken);
    }
  }

  /// A text as a JSON string, also one that was cut within a character.
  public static String text(String text) {
    try {
      return ASCII.writeValueAsString(text);
    } catch (JacksonException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
