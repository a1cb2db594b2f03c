package com.tabagent.lmstudio.adapter.filesystem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A JSON object as somebody else wrote it. Changing a value leaves every other character alone:
/// spaces, order, the spelling of numbers, keys written twice. A tree that is written anew turns
/// `1e2` into `1E+2`.
final class JsonObjectText {
  private static final JsonFactory JSON = new JsonFactory();

  private final String text;

  /// Where each value is written; the last one where a key is written twice, as LM Studio reads it.
  private final Map<String, Span> values = new HashMap<>();

  private int open;
  private int firstKey;
  private int lastEnd;

  private JsonObjectText(String text) {
    this.text = text;
  }

  private record Span(int begin, int end) {}

  /// @throws IOException if the text is anything but one whole JSON object. Its message may quote
  ///   the text
  static JsonObjectText parse(String text) throws IOException {
    var object = new JsonObjectText(text);
    try (JsonParser parser = JSON.createParser(text)) {
      object.scan(parser);
    }
    return object;
  }

  private void scan(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new JsonParseException(parser, "not an object");
    }
    open = begin(parser);
    parser.nextToken();
    firstKey = begin(parser);
    lastEnd = open + 1;
    while (parser.currentToken() == JsonToken.FIELD_NAME) {
      scanMember(parser);
    }
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "something follows the object");
    }
  }

  private void scanMember(JsonParser parser) throws IOException {
    String key = parser.currentName();
    parser.nextToken();
    int begin = begin(parser);
    parser.skipChildren();
    parser.nextToken();
    lastEnd = endBefore(begin(parser));
    values.put(key, new Span(begin, lastEnd));
  }

  private static int begin(JsonParser parser) {
    return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
  }

  /// Between a value and what comes next there is nothing but spaces and a comma.
  private int endBefore(int next) {
    int end = next;
    while (" \t\r\n,".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /// The value as it is written.
  ///
  /// @param key as it stands in the object; where it does not, its dots lead through objects inside
  Optional<String> value(String key) {
    Optional<String> direct = direct(key);
    int dot = key.indexOf('.');
    if (direct.isPresent() || dot < 0) {
      return direct;
    }
    try {
      Optional<String> inner = direct(key.substring(0, dot));
      return inner.isEmpty() ? inner : parse(inner.get()).value(key.substring(dot + 1));
    } catch (IOException noObject) {
      return Optional.empty();
    }
  }

  private Optional<String> direct(String key) {
    Span span = values.get(key);
    return span == null ? Optional.empty() : Optional.of(text.substring(span.begin, span.end));
  }

  /// The whole text, with the value in the place where [#value] finds it, or else in a new one.
  ///
  /// @param key of letters and dots
  /// @throws IOException if the dots lead through something that is not an object
  String with(String key, String value) throws IOException {
    int dot = key.indexOf('.');
    if (dot < 0 || values.containsKey(key)) {
      return withDirect(key, value);
    }
    String outer = key.substring(0, dot);
    JsonObjectText inner = parse(direct(outer).orElse("{}"));
    return withDirect(outer, inner.with(key.substring(dot + 1), value));
  }

  private String withDirect(String key, String value) {
    Span span = values.get(key);
    if (span != null) {
      return text.substring(0, span.begin) + value + text.substring(span.end);
    }
    String member = '"' + key + "\":" + value;
    if (values.isEmpty()) {
      return text.substring(0, open + 1) + member + text.substring(open + 1);
    }
    String lead = text.substring(open + 1, firstKey);
    return text.substring(0, lastEnd) + "," + lead + member + text.substring(lastEnd);
  }
}
