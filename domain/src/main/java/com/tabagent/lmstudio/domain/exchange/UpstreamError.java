package com.tabagent.lmstudio.domain.exchange;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.Locale;
import java.util.regex.Pattern;

/// What LM Studio said when it refused.
///
/// @param httpStatus 200 where the error came inside an answer
/// @param code the server's own code; empty where it gave none
/// @param message the server's words; may hold the beginning of a token
public record UpstreamError(int httpStatus, String code, String message) {

  private static final Pattern TOKEN = Pattern.compile("sk-lm-[A-Za-z0-9:]*(\\*+)?");
  private static final Pattern PROVIDED_TOKEN = Pattern.compile("(provided: )\\S+");
  private static final int LONGEST_MESSAGE = 2_000;

  /// The failure that a caller is shown: a code to branch on, the server's words without secrets,
  /// and the next step.
  public Failure toFailure() {
    String words = words();
    return switch (kind()) {
      case AUTH_REQUIRED ->
          Failure.of(
              FailureCode.AUTH_REQUIRED,
              words,
              Remedy.advice(
                  "Create an API token in LM Studio under Developer, Server Settings, and put it into this host's"
                      + " config.json as api_token."));
      case MODEL_NOT_FOUND ->
          Failure.of(
              FailureCode.MODEL_NOT_FOUND,
              words,
              Remedy.advice("Ask for one of the models that GET /v1/models lists."));
      case NO_MODEL ->
          Failure.of(
              FailureCode.NO_MODEL,
              words,
              Remedy.advice("Load a model in LM Studio, then ask again."));
      case CONTEXT_OVERFLOW ->
          Failure.of(
              FailureCode.CONTEXT_OVERFLOW,
              words,
              Remedy.advice(
                  "Send a shorter prompt, or load the model with a longer context in LM Studio."));
      default -> Failure.of(FailureCode.UPSTREAM_ERROR, words);
    };
  }

  private FailureCode kind() {
    String text = message.toLowerCase(Locale.ROOT);
    if (httpStatus == 401 || code.equals("invalid_api_key")) {
      return FailureCode.AUTH_REQUIRED;
    }
    if (code.equals("model_not_found") || text.matches("(?s)model \".*\" not found.*")) {
      return FailureCode.MODEL_NOT_FOUND;
    }
    if (text.startsWith("no models loaded")
        || text.startsWith("no model loaded")
        || text.startsWith("multiple models are loaded")) {
      return FailureCode.NO_MODEL;
    }
    boolean aboutContext =
        text.contains("context length")
            || text.contains("context size")
            || text.contains("context window")
            || text.contains("context overflow");
    if (code.equals("context_length_exceeded")
        || (aboutContext && text.matches("(?s).*(exceed|overflow|greater|longer|larger|too).*"))) {
      return FailureCode.CONTEXT_OVERFLOW;
    }
    return FailureCode.UPSTREAM_ERROR;
  }

  private String words() {
    String said = TOKEN.matcher(message).replaceAll("sk-lm-***");
    said = PROVIDED_TOKEN.matcher(said).replaceAll("$1***").strip();
    if (said.isEmpty()) {
      return "LM Studio answered with HTTP status " + httpStatus + " and gave no reason.";
    }
    return said.length() <= LONGEST_MESSAGE ? said : said.substring(0, LONGEST_MESSAGE) + "...";
  }
}
