package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters.Field;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes a frame apart without opening what is in it: each field becomes a slice of the frame's
/// bytes.
public final class EnvelopeReader {
  private static final int MOST_FIELDS = 1_000;

  private EnvelopeReader() {}

  /// Never fails: what is wrong with the frame is part of the answer, beside whatever could be read
  /// of it.
  public static Envelope read(byte[] frame) {
    var fields = new LinkedHashMap<String, Field>();
    Failure problem = null;
    if (!Utf8.isValid(frame)) {
      problem = badJson("The message is not UTF-8.");
    } else {
      try {
        readObject(JsonPayload.of(frame), fields, "The message");
      } catch (LmStudioException bad) {
        problem = bad.failure();
      }
    }
    return envelope(fields, problem);
  }

  private static Envelope envelope(Map<String, Field> fields, @Nullable Failure before) {
    Failure problem = before;
    var parameters = new Parameters(fields);
    Optional<RequestId> id = Optional.empty();
    Optional<String> action = Optional.empty();
    try {
      id = parameters.requestId("id");
    } catch (LmStudioException bad) {
      problem = problem == null ? bad.failure() : problem;
    }
    try {
      action = Optional.of(parameters.requireText("action"));
    } catch (LmStudioException bad) {
      problem = problem == null ? bad.failure() : problem;
    }
    return new Envelope(id, action, parameters, Optional.ofNullable(problem));
  }

  /// The fields of an object inside a frame that has been read already.
  static Parameters fieldsOf(JsonPayload json, String name) {
    var fields = new LinkedHashMap<String, Field>();
    readObject(json, fields, "The field '" + name + "'");
    return new Parameters(fields);
  }

  private static void readObject(JsonPayload json, Map<String, Field> fields, String what) {
    try (JsonParser parser = JsonFormat.parser(json)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new LmStudioException(badJson(what + " is empty."));
      }
      boolean isObject = first == JsonToken.START_OBJECT;
      if (isObject) {
        readFields(parser, json, fields, what);
      } else {
        parser.skipChildren();
        parser.finishToken();
      }
      if (parser.nextToken() != null) {
        throw new LmStudioException(badJson(what + " has text after its end."));
      }
      if (!isObject) {
        throw Parameters.bad(what + " must be a JSON object.");
      }
    } catch (IOException broken) {
      throw new LmStudioException(badJson(what + " is not valid JSON."), broken);
    }
  }

  private static void readFields(
      JsonParser parser, JsonPayload json, Map<String, Field> fields, String what)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken type = parser.nextToken();
      int from = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      parser.finishToken();
      int to = (int) parser.currentLocation().getByteOffset();
      var field = new Field(type, JsonPayload.slice(json.array(), json.offset() + from, to - from));
      if (fields.putIfAbsent(name, field) != null) {
        throw Parameters.bad(what + " has the field '" + shortened(name) + "' twice.");
      }
      if (fields.size() > MOST_FIELDS) {
        throw Parameters.bad(what + " has more than " + MOST_FIELDS + " fields.");
      }
    }
  }

  static RequestId requestId(String name, Field field) {
    boolean isText = field.type() == JsonToken.VALUE_STRING;
    boolean isNumber =
        field.type() == JsonToken.VALUE_NUMBER_INT || field.type() == JsonToken.VALUE_NUMBER_FLOAT;
    if (!(isText || isNumber) || field.json().size() > RequestId.LONGEST) {
      throw Parameters.wrong(
          name, "a string or a number of at most " + RequestId.LONGEST + " bytes");
    }
    String spelling = field.json().text();
    String key = isText ? new Parameters(Map.of(name, field)).requireText(name) : spelling;
    return new RequestId(key, isText, JsonPayload.of(spelling));
  }

  private static Failure badJson(String sentence) {
    return Failure.of(FailureCode.BAD_JSON, sentence);
  }

  private static String shortened(String name) {
    return name.length() <= 80 ? name : name.substring(0, 80) + "...";
  }
}
