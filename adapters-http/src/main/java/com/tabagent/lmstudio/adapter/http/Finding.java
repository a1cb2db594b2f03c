package com.tabagent.lmstudio.adapter.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;

/// What one pass over a text tells, without building anything of it.
enum Finding {
  /// One JSON value.
  VALUE,
  /// One JSON object with an `error` at its top level that is a string or an object. An answer of
  /// `/v1/responses` carries `"error": null`, which is none.
  ERROR,
  /// Anything else.
  NOT_JSON;

  static Finding in(JsonPayload payload) {
    try (JsonParser parser = Json.parser(payload)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return NOT_JSON;
      }
      boolean error = first == JsonToken.START_OBJECT && hasError(parser);
      parser.skipChildren();
      if (parser.nextToken() != null) {
        return NOT_JSON;
      }
      return error ? ERROR : VALUE;
    } catch (IOException notJson) {
      return NOT_JSON;
    }
  }

  /// Reads the object to its end.
  private static boolean hasError(JsonParser parser) throws IOException {
    boolean error = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean named = parser.currentName().equals("error");
      JsonToken value = parser.nextToken();
      error |= named && (value == JsonToken.VALUE_STRING || value == JsonToken.START_OBJECT);
      parser.skipChildren();
    }
    return error;
  }
}
