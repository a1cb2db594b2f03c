package com.tabagent.lmstudio.adapter.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The texts, numbers and truth values of a JSON document, each under its pointer, such as
/// `/payload/version`; nothing where it is no JSON.
record JsonTexts(Map<String, String> byPointer) {
  private static final JsonFactory JSON = new JsonFactory();

  static JsonTexts of(byte[] json) {
    var texts = new HashMap<String, String>();
    try (JsonParser parser = JSON.createParser(json)) {
      while (parser.nextToken() != null) {
        JsonToken token = parser.currentToken();
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          texts.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
        }
      }
    } catch (IOException notJson) {
      texts.clear();
    }
    return new JsonTexts(texts);
  }

  Optional<String> at(String pointer) {
    return Optional.ofNullable(byPointer.get(pointer));
  }

  boolean says(String pointer, String text) {
    return text.equals(byPointer.get(pointer));
  }

  /// A text as JSON, with its quotes.
  static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
