package com.tabagent.lmstudio.domain.exchange;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.Optional;

/// A model's answer.
///
/// @param content the text, without what the model thought before it
/// @param model who answered; LM Studio may let another model answer than the one asked for
/// @param finishReason `stop`, `length` or `tool_calls`, where the server says so
/// @param usage the server's token counts as it wrote them, where it sent them
public record ChatCompletion(
    String content, String model, Optional<String> finishReason, Optional<JsonPayload> usage) {

  /// How long the text of an answer may be, in characters: far more than a model writes, unless it
  /// writes without end.
  public static final int LONGEST_CONTENT = 1024 * 1024;

  /// What a request fails with whose answer is longer.
  public static Failure tooLong() {
    return Failure.of(
        FailureCode.RESULT_TOO_LARGE,
        "A text in LM Studio's answer has more than "
            + LONGEST_CONTENT
            + " characters, or the answer is nested too deep to be read.",
        Remedy.advice(
            "Let the model write less (max_new_tokens), or use the action openai, which passes"
                + " answers on as they are."));
  }
}
