package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A failure tells a person what is wrong, and a program what to do about it.
class FailureJsonTest {

  /// Those of the published table with which the same request can succeed later.
  private static final Set<FailureCode> RETRYABLE =
      EnumSet.of(
          FailureCode.BUSY,
          FailureCode.TIMEOUT,
          FailureCode.SERVER_DOWN,
          FailureCode.START_FAILED,
          FailureCode.STOP_FAILED,
          FailureCode.UPSTREAM_STALLED,
          FailureCode.UPSTREAM_INTERRUPTED);

  @ParameterizedTest
  @EnumSource
  void aFailureHasItsCodeAndWhetherToTryAgain(FailureCode code) {
    assertThat(written(Failure.of(code, "A \"sentence\".")))
        .isEqualTo(
            "{\"message\":\"A \\\"sentence\\\".\",\"error\":{\"code\":\"%s\",\"retryable\":%s}}"
                .formatted(code.name(), RETRYABLE.contains(code)));
  }

  static List<Arguments> remedies() {
    return List.of(
        Arguments.of(Remedy.advice("Wait."), "{\"text\":\"Wait.\"}"),
        Arguments.of(
            Remedy.command("Type it.", "\"/a b/lms\" bootstrap"),
            "{\"text\":\"Type it.\",\"command\":\"\\\"/a b/lms\\\" bootstrap\"}"),
        Arguments.of(
            Remedy.url("Get it.", "https://lmstudio.ai/download"),
            "{\"text\":\"Get it.\",\"url\":\"https://lmstudio.ai/download\"}"),
        Arguments.of(
            Remedy.action("Start it.", "start_lmstudio"),
            "{\"text\":\"Start it.\",\"action\":\"start_lmstudio\"}"));
  }

  @ParameterizedTest
  @MethodSource("remedies")
  void aRemedyHasATextAndAtMostOneStep(Remedy remedy, String json) {
    assertThat(JsonOut.object(out -> FailureJson.writeRemedy(out, remedy)))
        .isEqualTo("{\"remedy\":" + json + "}");
    assertThat(written(Failure.of(FailureCode.BUSY, "Busy.", remedy)))
        .isEqualTo(
            "{\"message\":\"Busy.\",\"error\":{\"code\":\"BUSY\",\"retryable\":true,\"remedy\":"
                + json
                + "}}");
  }

  @Test
  void detailsAreTextsAndWholeNumbers() {
    Failure failure =
        Failure.of(FailureCode.UPSTREAM_INTERRUPTED, "It broke.")
            .with("chunks", 9_007_199_254_740_993L)
            .with("phase", "stream \"1\"");

    JsonNode details = Json.read(written(failure)).at("/error/details");

    assertThat(details).hasSize(2);
    assertThat(details.path("chunks").isIntegralNumber()).isTrue();
    assertThat(details.path("chunks").longValue()).isEqualTo(9_007_199_254_740_993L);
    assertThat(details.path("phase").textValue()).isEqualTo("stream \"1\"");
  }

  @Test
  void aTextOfDigitsStaysAText() {
    Failure failure = Failure.of(FailureCode.BUSY, "Busy.").with("n", "1");

    assertThat(written(failure)).endsWith("\"details\":{\"n\":\"1\"}}}");
  }

  @Test
  void detailsComeAfterTheRemedy() {
    Failure failure =
        Failure.of(FailureCode.BUSY, "Busy.", Remedy.advice("Wait.")).with("retry_after_ms", 500L);

    assertThat(written(failure))
        .isEqualTo(
            "{\"message\":\"Busy.\",\"error\":{\"code\":\"BUSY\",\"retryable\":true,"
                + "\"remedy\":{\"text\":\"Wait.\"},\"details\":{\"retry_after_ms\":500}}}");
  }

  /// A stream cannot help where one event of a stream is too large.
  @ParameterizedTest
  @CsvSource({"answer, true", "event, false"})
  void whatIsTooLargeIsToldWithBothSizesAndAWayOut(String what, boolean streamHelps) {
    Failure failure = FailureJson.tooLarge(what, 5_000_000_000L);

    assertThat(failure.code()).isEqualTo(FailureCode.RESULT_TOO_LARGE);
    assertThat(failure.message()).contains(what, "5000000000", "1048576");
    String advice = failure.remedy().orElseThrow().text();
    assertThat(advice).contains("less");
    assertThat(advice.contains("stream")).isEqualTo(streamHelps);
  }

  private static String written(Failure failure) {
    return JsonOut.object(out -> FailureJson.writeFailure(out, failure));
  }
}
