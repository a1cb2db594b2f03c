package com.tabagent.lmstudio.domain.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpstreamErrorTest {

  static Stream<Arguments> whatLmStudioSays() {
    return Stream.of(
        argumentSet(
            "unknown model",
            new UpstreamError(
                400, "model_not_found", "Invalid model identifier \"x\". Please specify a valid"),
            FailureCode.MODEL_NOT_FOUND),
        argumentSet(
            "unknown model, no code",
            new UpstreamError(400, "", "Invalid model identifier \"x\"."),
            FailureCode.MODEL_NOT_FOUND),
        argumentSet(
            "unknown model, older",
            new UpstreamError(404, "", "Model \"x\" not found. Please load it."),
            FailureCode.MODEL_NOT_FOUND),
        argumentSet(
            "nothing loaded",
            new UpstreamError(
                400, "", "No models loaded. Please load a model in the developer page or use"),
            FailureCode.NO_MODEL),
        argumentSet(
            "several loaded",
            new UpstreamError(
                400, "", "Multiple models are loaded. Please specify a model by providing a"),
            FailureCode.NO_MODEL),
        argumentSet(
            "no token",
            new UpstreamError(401, "invalid_api_key", "An LM Studio API token is required"),
            FailureCode.AUTH_REQUIRED),
        argumentSet(
            "no token, in a stream",
            new UpstreamError(200, "invalid_api_key", "An LM Studio API token is required"),
            FailureCode.AUTH_REQUIRED),
        argumentSet(
            "unknown token, any words",
            new UpstreamError(401, "", "nope"),
            FailureCode.AUTH_REQUIRED),
        argumentSet(
            "no permission",
            new UpstreamError(403, "", "Permission denied to use plugin 'x'."),
            FailureCode.UPSTREAM_ERROR),
        argumentSet(
            "context, by code",
            new UpstreamError(400, "context_length_exceeded", "no"),
            FailureCode.CONTEXT_OVERFLOW),
        argumentSet(
            "context, kept tokens",
            new UpstreamError(
                200,
                "",
                "The number of tokens to keep from the initial prompt is greater than the context"
                    + " length"),
            FailureCode.CONTEXT_OVERFLOW),
        argumentSet(
            "context, overflow",
            new UpstreamError(400, "", "Reached context length of 4096 tokens: context overflow"),
            FailureCode.CONTEXT_OVERFLOW),
        argumentSet(
            "context, mentioned only",
            new UpstreamError(400, "", "'context length' is required"),
            FailureCode.UPSTREAM_ERROR),
        argumentSet(
            "messages missing",
            new UpstreamError(400, "", "'messages' field is required"),
            FailureCode.UPSTREAM_ERROR),
        argumentSet(
            "load failure",
            new UpstreamError(500, "", "Failed to load model \"x\". Error: out of memory"),
            FailureCode.UPSTREAM_ERROR),
        argumentSet(
            "crash",
            new UpstreamError(
                400, "", "The model has crashed without additional information. (Exit code: 6)"),
            FailureCode.UPSTREAM_ERROR),
        argumentSet(
            "native validation",
            new UpstreamError(400, "missing_required_parameter", "\"model\" is required"),
            FailureCode.UPSTREAM_ERROR),
        argumentSet(
            "unknown route",
            new UpstreamError(200, "", "Unexpected endpoint or method. (GET /foo)"),
            FailureCode.UPSTREAM_ERROR));
  }

  @ParameterizedTest
  @MethodSource("whatLmStudioSays")
  void eachErrorHasItsCodeAndTheServersWords(UpstreamError error, FailureCode code) {
    Failure failure = error.toFailure();

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.message()).isEqualTo(error.message());
    assertThat(failure.remedy().isPresent()).isNotEqualTo(code == FailureCode.UPSTREAM_ERROR);
    assertThat(failure.details()).isEmpty();
  }

  @Test
  void whoHasLoadedSeveralIsNotToldToLoadOne() {
    assertThat(new UpstreamError(400, "", "Multiple models are loaded.").toFailure().remedy())
        .map(Remedy::text)
        .hasValueSatisfying(text -> assertThat(text).startsWith("Name the model"));
  }

  @Test
  void theBeginningOfATokenThatTheServerRepeatsIsNotPassedOn() {
    String said =
        "Malformed LM Studio API token provided: sk-lm-abcd*** Ensure you are using a valid token.";

    assertThat(new UpstreamError(401, "invalid_api_key", said).toFailure().message())
        .isEqualTo(
            "Malformed LM Studio API token provided: *** Ensure you are using a valid token.");
  }

  @Test
  void aWholeTokenIsNotPassedOnWhereverItStands() {
    String said = "header 'Bearer sk-lm-ABCDEFGH:0123456789abcdefghij' refused";

    assertThat(new UpstreamError(400, "", said).toFailure().message())
        .isEqualTo("header 'Bearer sk-lm-***' refused");
  }

  @Test
  void anErrorWithoutWordsIsGivenSome() {
    assertThat(new UpstreamError(502, "", " ").toFailure().message()).contains("502");
  }

  @Test
  void onlyTheBeginningOfALongMessageIsPassedOn() {
    assertThat(new UpstreamError(400, "", "x".repeat(2_000)).toFailure().message()).hasSize(2_000);
    assertThat(new UpstreamError(400, "", "x".repeat(2_001)).toFailure().message())
        .hasSize(2_003)
        .endsWith("x...");
  }

  @Test
  void aRefusalKeepsTheAnswerAsItCame() {
    var answer = new UpstreamAnswer(400, Map.of(), Optional.of(JsonPayload.of("{}")));
    Failure failure = Failure.of(FailureCode.UPSTREAM_ERROR, "no");

    assertThat(new UpstreamRefusal(failure, answer).answer()).isSameAs(answer);
    assertThat(new UpstreamRefusal(failure, answer).failure()).isSameAs(failure);
  }
}
