package com.tabagent.lmstudio.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.UpstreamError;
import java.io.IOException;

/// Reads the server's error out of whichever shape it came in: `error` as a string, as an object
/// (OpenAI, Anthropic, LM Studio's own), or `message` and `code` at the top. LM Studio's own routes
/// put into `type` what the others put into `code`.
final class ErrorReader {
  private static final int LONGEST = 4_000;

  /// Errors that repeat a whole prompt are not decoded: their beginning is shown as it is written.
  static final int LONGEST_TEXT = 64 * 1024;

  private static final JsonFactory BRIEF = Json.factory(LONGEST_TEXT);

  private String message = "";
  private String code = "";
  private String type = "";
  private String outerMessage = "";
  private String outerCode = "";

  private ErrorReader() {}

  /// Never fails: an error that cannot be read is still one.
  static UpstreamError read(int httpStatus, JsonPayload body) {
    var reader = new ErrorReader();
    try (JsonParser parser = Json.parser(BRIEF, body)) {
      reader.readBody(parser);
    } catch (IOException notJsonOrTooLong) {
      reader.readText(body);
    }
    return reader.error(httpStatus);
  }

  private void readBody(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.VALUE_STRING) {
      message = parser.getText();
    }
    while (first == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "error" -> readError(parser);
        case "message" -> outerMessage = Json.scalar(parser);
        case "code" -> outerCode = Json.scalar(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private void readError(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      message = Json.scalar(parser);
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "message" -> message = Json.scalar(parser);
        case "code" -> code = Json.scalar(parser);
        case "type" -> type = Json.scalar(parser);
        default -> parser.skipChildren();
      }
    }
  }

  /// A sentence is worth showing, a page of HTML is not.
  private void readText(JsonPayload body) {
    if (body.size() > 0 && body.array()[body.offset()] != '<') {
      int size = Math.min(body.size(), LONGEST);
      outerMessage = JsonPayload.slice(body.array(), body.offset(), size).text();
    }
  }

  private UpstreamError error(int httpStatus) {
    String words = first(message, outerMessage);
    return new UpstreamError(
        httpStatus,
        first(first(code, outerCode), type),
        words.length() <= LONGEST ? words : words.substring(0, LONGEST));
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }
}
