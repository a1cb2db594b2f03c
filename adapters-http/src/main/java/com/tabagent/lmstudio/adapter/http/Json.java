package com.tabagent.lmstudio.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;

/// JSON, token by token. The streaming parser only: a status request cannot afford more.
final class Json {
  /// Deeper than this counts as no JSON.
  static final int DEEPEST = 1_000;

  /// The text is UTF-8 and nothing else: the parser would also take a byte order mark, or UTF-16,
  /// and bytes that are passed on as they are would then be no JSON to the reader. The length of
  /// names, strings and numbers is bounded by that of the text.
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private Json() {}

  static JsonParser parser(JsonPayload payload) throws IOException {
    return FACTORY.createParser(payload.array(), payload.offset(), payload.size());
  }

  /// The text of a string or number; empty for anything else, which is skipped.
  static String scalar(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
      return parser.getText();
    }
    parser.skipChildren();
    return "";
  }
}
