package com.tabagent.lmstudio.simulator.answers;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// One request to a model and what comes of it. The same request has the same turn, ids and times
/// included.
///
/// @param request the request's body
/// @param model the loaded instance that answers, which may be another than was asked for
/// @param loaded whether the request had the model loaded first
/// @param answer all that the model would say
public record Turn(JsonObject request, String model, boolean loaded, Answer answer) {

  /// When every simulated answer was created, in seconds since 1970.
  static final long CREATED = 1_780_000_000L;

  /// The answer as far as the request lets it go.
  Answer said() {
    return answer.limitedTo(limit());
  }

  private int limit() {
    return request
        .number("max_tokens")
        .orElse(request.number("max_output_tokens").orElse(Integer.MAX_VALUE));
  }

  boolean isCut() {
    return said().size() < answer.size();
  }

  String id(String prefix) {
    CRC32 sum = new CRC32();
    sum.update(request.toString().getBytes(StandardCharsets.UTF_8));
    return "%s%08x".formatted(prefix, sum.getValue());
  }

  int promptTokens() {
    return Answer.echoing(Prompt.of(request)).size() - 2;
  }
}
