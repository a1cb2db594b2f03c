package com.tabagent.lmstudio.adapter.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;
import java.util.Optional;

/// Reads the first choice of a chat completion, whole or a piece of one, in a single pass.
final class ChatReader {
  private final JsonPayload payload;
  private final String part;
  private final JsonParser parser;

  private boolean hasChoice;
  private String content = "";
  private Optional<String> model = Optional.empty();
  private Optional<String> finishReason = Optional.empty();
  private Optional<JsonPayload> usage = Optional.empty();

  private ChatReader(JsonPayload payload, String part, JsonParser parser) {
    this.payload = payload;
    this.part = part;
    this.parser = parser;
  }

  /// @param part where a choice holds its text: `message` in a whole answer, `delta` in a stream
  /// @throws IOException if it is not JSON
  static ChatReader read(JsonPayload payload, String part) throws IOException {
    try (JsonParser parser = Json.parser(payload)) {
      var reader = new ChatReader(payload, part, parser);
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        reader.readAnswer();
      }
      return reader;
    }
  }

  private void readAnswer() throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "model" -> model = string();
        case "choices" -> readChoices();
        case "usage" -> usage = object();
        default -> parser.skipChildren();
      }
    }
  }

  private void readChoices() throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        readChoice();
      } else {
        parser.skipChildren();
      }
    }
  }

  /// Of several choices the one with index 0 counts; where none has an index, the first.
  private void readChoice() throws IOException {
    boolean counts = !hasChoice;
    String text = "";
    Optional<String> reason = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals(part) && value == JsonToken.START_OBJECT) {
        text = readContent();
      } else if (name.equals("finish_reason")) {
        reason = string();
      } else if (name.equals("index") && value == JsonToken.VALUE_NUMBER_INT) {
        counts &= parser.getText().equals("0");
      } else {
        parser.skipChildren();
      }
    }
    if (counts) {
      hasChoice = true;
      content = text;
      finishReason = reason;
    }
  }

  private String readContent() throws IOException {
    String text = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isContent = parser.currentName().equals("content");
      if (parser.nextToken() == JsonToken.VALUE_STRING && isContent) {
        text = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    return text;
  }

  private Optional<String> string() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return Optional.of(parser.getText());
    }
    parser.skipChildren();
    return Optional.empty();
  }

  /// The object as it was written.
  private Optional<JsonPayload> object() throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return Optional.empty();
    }
    int begin = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int end = (int) parser.currentLocation().getByteOffset();
    return Optional.of(JsonPayload.slice(payload.array(), payload.offset() + begin, end - begin));
  }

  boolean hasChoice() {
    return hasChoice;
  }

  String content() {
    return content;
  }

  Optional<String> model() {
    return model;
  }

  Optional<String> finishReason() {
    return finishReason;
  }

  Optional<JsonPayload> usage() {
    return usage;
  }
}
