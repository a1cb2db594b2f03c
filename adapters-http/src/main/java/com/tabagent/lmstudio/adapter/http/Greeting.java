package com.tabagent.lmstudio.adapter.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;
import java.util.Optional;

/// What LM Studio says about itself: that it is LM Studio, or which version of its app runs.
///
/// @param lmStudio whether it says `"lmstudio": true`; the string `"true"` is another program
/// @param appPackage the `package` string; empty where there is none
/// @param version the `version` string; empty where there is none
record Greeting(boolean lmStudio, Optional<String> appPackage, Optional<String> version) {
  private static final Greeting NONE = new Greeting(false, Optional.empty(), Optional.empty());

  /// What is not one JSON object says nothing.
  static Greeting of(JsonPayload body) {
    try (JsonParser parser = Json.parser(body)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? read(parser) : NONE;
    } catch (IOException notJson) {
      return NONE;
    }
  }

  private static Greeting read(JsonParser parser) throws IOException {
    boolean lmStudio = false;
    Optional<String> appPackage = Optional.empty();
    Optional<String> version = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "lmstudio" -> lmStudio = value == JsonToken.VALUE_TRUE;
        case "package" -> appPackage = string(parser);
        case "version" -> version = string(parser);
        default -> {
          // Says nothing here.
        }
      }
      parser.skipChildren();
    }
    return parser.nextToken() == null ? new Greeting(lmStudio, appPackage, version) : NONE;
  }

  private static Optional<String> string(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING
        ? Optional.of(parser.getText())
        : Optional.empty();
  }

  /// The version, where what answers names its package as well, as the app does.
  Optional<String> appVersion() {
    return appPackage.isPresent() ? version : Optional.empty();
  }
}
