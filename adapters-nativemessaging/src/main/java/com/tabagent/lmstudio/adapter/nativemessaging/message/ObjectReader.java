package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters.Field;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes one JSON object apart into the slices of its fields. Reads to the end whatever is wrong,
/// so that text that is no JSON is always told as such, and what could be read of it is known.
final class ObjectReader {
  private static final int MOST_FIELDS = 1_000;

  private final JsonPayload json;
  private final String what;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private Optional<Failure> problem = Optional.empty();

  private ObjectReader(JsonPayload json, String what) {
    this.json = json;
    this.what = what;
  }

  /// What was found.
  ///
  /// @param fields all that are whole, in their order; of those with the same name the first
  /// @param problem BAD_JSON or BAD_REQUEST; empty for an object without fault
  record Outcome(Map<String, Field> fields, Optional<Failure> problem) {}

  /// Never fails.
  ///
  /// @param what the name of the thing, as a sentence begins
  static Outcome read(JsonPayload json, String what) {
    var reader = new ObjectReader(json, what);
    try (JsonParser parser = JsonFormat.parser(json)) {
      reader.readAll(parser);
    } catch (StreamConstraintsException tooMuch) {
      reader.problem =
          Optional.of(
              badJson(
                  what
                      + " nests deeper than "
                      + JsonFormat.DEEPEST
                      + " levels, or holds a name or a number longer than "
                      + JsonFormat.LONGEST_WORD
                      + " bytes."));
    } catch (IOException broken) {
      reader.problem = Optional.of(badJson(what + " is not valid JSON."));
    }
    return new Outcome(reader.fields, reader.problem);
  }

  static Failure badJson(String sentence) {
    return Failure.of(
        FailureCode.BAD_JSON,
        sentence,
        Remedy.advice("Send one JSON object in UTF-8 with each message, and nothing else."));
  }

  private void readAll(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      problem = Optional.of(badJson(what + " is empty."));
      return;
    }
    if (first == JsonToken.START_OBJECT) {
      readFields(parser);
    } else {
      parser.skipChildren();
      complain(what + " must be a JSON object.");
    }
    if (parser.nextToken() != null) {
      problem = Optional.of(badJson(what + " has text after its end."));
    }
  }

  /// A field counts when the parser has gone beyond it: only then is it known to be whole.
  private void readFields(JsonParser parser) throws IOException {
    JsonToken next = parser.nextToken();
    while (next == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken type = parser.nextToken();
      int from = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      int to =
          type == JsonToken.VALUE_STRING
              ? endOfText(from)
              : (int) parser.currentLocation().getByteOffset();
      var field = new Field(type, JsonPayload.slice(json.array(), json.offset() + from, to - from));
      try {
        next = parser.nextToken();
      } catch (JsonProcessingException broken) {
        if (isBeyond(to, broken.getLocation())) {
          add(name, field);
        }
        throw broken;
      }
      add(name, field);
    }
  }

  /// The parser reads ahead: what breaks there leaves the field before it whole.
  private static boolean isBeyond(int end, @Nullable JsonLocation place) {
    return place != null && place.getByteOffset() > end;
  }

  /// Looks for the closing quote. The parser would decode the text to get there, and so hold a
  /// large one twice more in memory.
  private int endOfText(int from) {
    byte[] bytes = json.array();
    int end = json.offset() + json.size();
    int at = json.offset() + from + 1;
    while (at < end && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, end) - json.offset();
  }

  private void add(String name, Field field) {
    if (fields.containsKey(name)) {
      complain(what + " has the field '" + Parameters.shortened(name) + "' twice.");
    } else if (fields.size() == MOST_FIELDS) {
      complain(what + " has more than " + MOST_FIELDS + " fields.");
    } else {
      fields.put(name, field);
    }
  }

  private void complain(String sentence) {
    problem = problem.or(() -> Optional.of(Parameters.bad(sentence).failure()));
  }
}
