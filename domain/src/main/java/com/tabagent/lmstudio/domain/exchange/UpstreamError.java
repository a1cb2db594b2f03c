package com.tabagent.lmstudio.domain.exchange;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Quote;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What LM Studio said when it refused.
///
/// @param httpStatus 200 where the error came inside an answer
/// @param code the server's own code; empty where it gave none
/// @param message the server's words; may hold the beginning of a token
public record UpstreamError(int httpStatus, String code, String message) {

  private static final int LONGEST_MESSAGE = 2_000;
  private static final Pattern MODEL_NOT_FOUND =
      Pattern.compile("(?s)model \".*\" not found.*|invalid model identifier.*");
  private static final Pattern CONTEXT = Pattern.compile("context (length|size|window|overflow)");
  private static final Pattern TOO_LONG =
      Pattern.compile("exceed|overflow|greater|longer|larger|too");

  /// The failure that a caller is shown: a code to branch on, the server's words without secrets,
  /// and the next step.
  public Failure toFailure() {
    Kind kind = kind();
    return new Failure(kind.code, words(), kind.nextStep.map(Remedy::advice), Map.of());
  }

  private Kind kind() {
    String text = message.toLowerCase(Locale.ROOT);
    if (httpStatus == 401 || code.equals("invalid_api_key")) {
      return Kind.LOCKED;
    }
    if (code.equals("model_not_found") || MODEL_NOT_FOUND.matcher(text).matches()) {
      return Kind.UNKNOWN_MODEL;
    }
    if (text.startsWith("no models loaded") || text.startsWith("no model loaded")) {
      return Kind.NOTHING_LOADED;
    }
    if (text.startsWith("multiple models are loaded")) {
      return Kind.SEVERAL_LOADED;
    }
    boolean tooLong = CONTEXT.matcher(text).find() && TOO_LONG.matcher(text).find();
    return tooLong || code.equals("context_length_exceeded") ? Kind.PROMPT_TOO_LONG : Kind.OTHER;
  }

  private String words() {
    String said = Quote.beginning(message, LONGEST_MESSAGE);
    return said.isEmpty()
        ? "LM Studio answered with HTTP status " + httpStatus + " and gave no reason."
        : said;
  }

  /// The errors that have a next step of their own.
  private enum Kind {
    LOCKED(
        FailureCode.AUTH_REQUIRED,
        "Create an API token in LM Studio under Developer, Server Settings, and put it into this"
            + " host's config.json as api_token."),
    UNKNOWN_MODEL(
        FailureCode.MODEL_NOT_FOUND, "Ask for one of the models that GET /v1/models lists."),
    NOTHING_LOADED(FailureCode.NO_MODEL, "Load a model in LM Studio, then ask again."),
    SEVERAL_LOADED(FailureCode.NO_MODEL, "Name the model: one of those that GET /v1/models lists."),
    PROMPT_TOO_LONG(
        FailureCode.CONTEXT_OVERFLOW,
        "Send a shorter prompt, or load the model with a longer context in LM Studio."),
    OTHER(FailureCode.UPSTREAM_ERROR, Optional.empty());

    private final FailureCode code;
    private final Optional<String> nextStep;

    Kind(FailureCode code, String nextStep) {
      this(code, Optional.of(nextStep));
    }

    Kind(FailureCode code, Optional<String> nextStep) {
      this.code = code;
      this.nextStep = nextStep;
    }
  }
}
