package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters.Field;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Takes a frame apart without opening what is in it: each field becomes a slice of the frame's
/// bytes.
public final class EnvelopeReader {
  private Optional<Failure> problem;

  private EnvelopeReader(Optional<Failure> problem) {
    this.problem = problem;
  }

  /// Never fails: what is wrong with the frame is part of the answer, beside whatever could be read
  /// of it.
  public static Envelope read(byte[] frame) {
    return read(JsonPayload.of(frame));
  }

  /// The same for a text that does not fill its array.
  public static Envelope read(JsonPayload text) {
    int valid = Utf8.validPrefix(text.array(), text.offset(), text.size());
    var readable = JsonPayload.slice(text.array(), text.offset(), valid);
    var outcome = ObjectReader.read(readable, "The message");
    Optional<Failure> problem =
        valid < text.size()
            ? Optional.of(ObjectReader.badJson("The message is not UTF-8."))
            : outcome.problem();
    return new EnvelopeReader(problem).envelope(new Parameters(outcome.fields()));
  }

  private Envelope envelope(Parameters parameters) {
    Optional<RequestId> id = attempt(() -> parameters.requestId("id"));
    if (parameters.isPart()) {
      return new Envelope(id, Optional.empty(), parameters, true, problem);
    }
    Optional<String> action = attempt(() -> Optional.of(parameters.requireText("action")));
    return new Envelope(id, action, parameters, false, problem);
  }

  /// The first thing that is wrong is the one that is told.
  private <T> Optional<T> attempt(Supplier<Optional<T>> reading) {
    try {
      return reading.get();
    } catch (LmStudioException bad) {
      problem = problem.or(() -> Optional.of(bad.failure()));
      return Optional.empty();
    }
  }

  /// The fields of an object inside a frame that has been read already.
  static Parameters fieldsOf(JsonPayload json, String name) {
    var outcome = ObjectReader.read(json, "The field '" + name + "'");
    outcome
        .problem()
        .ifPresent(
            problem -> {
              throw new LmStudioException(problem);
            });
    return new Parameters(outcome.fields());
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
}
