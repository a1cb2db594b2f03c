package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Which model the body of a request is for.
public final class ModelName {
  private ModelName() {}

  /// The text of the field `model`, or nothing where there is none, or one that is too long to name
  /// anything. Not looked for any further than to the first, and only on the outermost level.
  ///
  /// @param body an object inside a frame that has been read already
  public static String in(JsonPayload body) {
    try (JsonParser parser = JsonFormat.parser(body)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isModel = parser.currentName().equals("model");
        JsonToken value = parser.nextToken();
        if (isModel) {
          return value == JsonToken.VALUE_STRING ? shortText(parser, body) : "";
        }
        parser.skipChildren();
      }
      return "";
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Gone beyond before it is decoded: decoded, a long one would be in memory several times.
  private static String shortText(JsonParser parser, JsonPayload body) throws IOException {
    int from = offset(parser);
    parser.nextToken();
    int size = offset(parser) - from;
    return size <= Parameters.LONGEST_TEXT
        ? text(JsonPayload.slice(body.array(), body.offset() + from, size))
        : "";
  }

  private static int offset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private static String text(JsonPayload value) throws IOException {
    try (JsonParser parser = JsonFormat.parser(value)) {
      parser.nextToken();
      return parser.getText();
    }
  }
}
