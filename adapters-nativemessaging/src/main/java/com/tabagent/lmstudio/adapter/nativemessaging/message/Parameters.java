package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Quote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of a JSON object, each a slice of the frame that is opened only when it is asked for.
/// A field that has the wrong type, or is out of range, is a BAD_REQUEST that names it. A `null`
/// counts as absent.
public final class Parameters {

  /// The longest text that is decoded, in bytes of JSON: 64 KiB. What may be longer, such as a
  /// body, is passed on as it is; decoded it would be in memory several times.
  static final int LONGEST_TEXT = 64 * 1024;

  /// No fields at all.
  public static final Parameters NONE = new Parameters(Map.of());

  private final Map<String, Field> fields;

  Parameters(Map<String, Field> fields) {
    this.fields = fields;
  }

  /// @param type the value's first token
  record Field(JsonToken type, JsonPayload json) {}

  public Optional<String> text(String name) {
    return field(name, "a string", JsonToken.VALUE_STRING)
        .map(
            field -> {
              requireShort(name, field.json());
              return scalar(field, JsonParser::getText);
            });
  }

  public String requireText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  public boolean flag(String name) {
    return field(name, "true or false", JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE)
        .map(field -> field.type() == JsonToken.VALUE_TRUE)
        .orElse(false);
  }

  /// A whole number from `least` to `most`.
  public Optional<Long> integer(String name, long least, long most) {
    String wanted = "a whole number from " + least + " to " + most;
    return field(name, wanted, JsonToken.VALUE_NUMBER_INT)
        .map(
            field ->
                field.json().size() > 18 ? Long.MAX_VALUE : scalar(field, JsonParser::getLongValue))
        .map(
            value -> {
              if (value < least || value > most) {
                throw wrong(name, wanted);
              }
              return value;
            });
  }

  public Optional<Double> number(String name) {
    return field(name, "a number", JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT)
        .map(field -> scalar(field, JsonParser::getDoubleValue));
  }

  public Optional<JsonPayload> object(String name) {
    return field(name, "an object", JsonToken.START_OBJECT).map(Field::json);
  }

  public Optional<JsonPayload> array(String name) {
    return field(name, "an array", JsonToken.START_ARRAY).map(Field::json);
  }

  /// The fields of an object that is a field of this one.
  public Optional<Parameters> parameters(String name) {
    return object(name).map(json -> EnvelopeReader.fieldsOf(json, name));
  }

  /// An array of strings; at most `most` of them.
  public List<String> texts(String name, int most) {
    return array(name)
        .map(
            json -> {
              requireShort(name, json);
              return readTexts(name, json, most);
            })
        .orElse(List.of());
  }

  /// The id of another request, for actions that name one.
  public Optional<RequestId> requestId(String name) {
    Field field = fields.get(name);
    return field == null ? Optional.empty() : Optional.of(EnvelopeReader.requestId(name, field));
  }

  /// The fields with other names than these, as they came and in their order.
  public Map<String, JsonPayload> except(List<String> names) {
    var rest = new LinkedHashMap<String, JsonPayload>();
    fields.forEach(
        (name, field) -> {
          if (!names.contains(name)) {
            rest.put(name, field.json());
          }
        });
    return rest;
  }

  /// A string as it was written, between its quotes and with its escapes, however long it is.
  public Optional<JsonPayload> rawText(String name) {
    return field(name, "a string", JsonToken.VALUE_STRING)
        .map(Field::json)
        .map(json -> JsonPayload.slice(json.array(), json.offset() + 1, json.size() - 2));
  }

  /// What has an action is a request, whatever else it holds.
  boolean isPart() {
    Field type = fields.get("type");
    return !fields.containsKey("action")
        && type != null
        && type.type() == JsonToken.VALUE_STRING
        && type.json().size() <= RequestId.LONGEST
        && text("type").equals(Optional.of("part"));
  }

  public static LmStudioException missing(String name) {
    return bad("The field '" + name + "' is missing.");
  }

  public static LmStudioException wrong(String name, String wanted) {
    return bad("The field '" + name + "' must be " + wanted + ".");
  }

  /// The beginning of a text that a caller wrote, fit to be shown in a sentence.
  public static String shortened(String text) {
    return Quote.beginning(text.substring(0, Math.min(text.length(), 500)), 100);
  }

  public static LmStudioException bad(String sentence) {
    return new LmStudioException(Failure.of(FailureCode.BAD_REQUEST, sentence));
  }

  private static void requireShort(String name, JsonPayload json) {
    if (json.size() > LONGEST_TEXT) {
      throw wrong(name, "at most " + LONGEST_TEXT + " bytes long");
    }
  }

  private Optional<Field> field(String name, String wanted, JsonToken... types) {
    Field field = fields.get(name);
    if (field == null || field.type() == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    for (JsonToken type : types) {
      if (field.type() == type) {
        return Optional.of(field);
      }
    }
    throw wrong(name, wanted);
  }

  private static List<String> readTexts(String name, JsonPayload json, int most) {
    var texts = new ArrayList<String>();
    try (JsonParser parser = JsonFormat.parser(json)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() != JsonToken.VALUE_STRING || texts.size() == most) {
          throw wrong(name, "an array of at most " + most + " strings");
        }
        texts.add(parser.getText());
      }
      return texts;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static <T> T scalar(Field field, Reading<T> reading) {
    try (JsonParser parser = JsonFormat.parser(field.json())) {
      parser.nextToken();
      return reading.of(parser);
    } catch (IOException impossible) {
      // The value has been read once, when the frame was taken apart.
      throw new UncheckedIOException(impossible);
    }
  }

  private interface Reading<T> {
    T of(JsonParser parser) throws IOException;
  }
}
