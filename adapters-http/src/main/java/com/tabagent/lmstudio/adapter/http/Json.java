package com.tabagent.lmstudio.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;

/// JSON, token by token. The streaming parser only: a status request cannot afford more.
final class Json {
  /// Deeper than this counts as no JSON.
  static final int DEEPEST = 1_000;

  /// No name, string or number that is read here is longer, in characters: decoded, a text takes
  /// several times its room.
  static final int LONGEST_TEXT = ChatCompletion.LONGEST_CONTENT;

  static final JsonFactory FACTORY = factory(LONGEST_TEXT);

  private Json() {}

  /// The text is UTF-8 and nothing else: the parser would also take a byte order mark, or UTF-16,
  /// and bytes that are passed on as they are would then be no JSON to the reader.
  ///
  /// @param longestText how many characters a text may have that is read; what is passed over may
  ///   have any number
  static JsonFactory factory(int longestText) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNameLength(longestText)
                .maxNumberLength(longestText)
                .maxStringLength(longestText)
                .build())
        .build();
  }

  /// @throws com.fasterxml.jackson.core.exc.StreamConstraintsException later, by whoever reads,
  ///   where a text is longer than [#LONGEST_TEXT] or something is nested deeper than [#DEEPEST]
  static JsonParser parser(JsonPayload payload) throws IOException {
    return parser(FACTORY, payload);
  }

  static JsonParser parser(JsonFactory factory, JsonPayload payload) throws IOException {
    return factory.createParser(payload.array(), payload.offset(), payload.size());
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
