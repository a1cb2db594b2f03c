package com.tabagent.lmstudio.domain.failure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A failure as every caller may see it: no stack trace, no secret, no prompt text.
///
/// @param code what a program branches on
/// @param message one or two sentences for a person
/// @param remedy the one next step, where there is one
/// @param details facts with a name of their own, such as `chunks`; values are strings or whole
///   numbers
public record Failure(
    FailureCode code, String message, Optional<Remedy> remedy, Map<String, Object> details) {

  public Failure {
    if (message.isBlank()) {
      throw new IllegalArgumentException("a failure needs a sentence");
    }
    for (Object value : details.values()) {
      if (!(value instanceof String || value instanceof Long)) {
        throw new IllegalArgumentException("a detail is a string or a long, not " + value);
      }
    }
    details = Map.copyOf(details);
  }

  public static Failure of(FailureCode code, String message) {
    return new Failure(code, message, Optional.empty(), Map.of());
  }

  public static Failure of(FailureCode code, String message, Remedy remedy) {
    return new Failure(code, message, Optional.of(remedy), Map.of());
  }

  public Failure with(String detail, Object value) {
    var more = new HashMap<>(details);
    more.put(detail, value);
    return new Failure(code, message, remedy, more);
  }
}
