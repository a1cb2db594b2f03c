package com.tabagent.lmstudio.adapter.nativemessaging.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import com.tabagent.lmstudio.application.port.out.SampleInstallations;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Looking at the server, starting it and stopping it, over the wire.
@Timeout(60)
class LifecycleActionsTest {
  private static final String READY =
      """
      {"installed":true,"bootstrapped":true,"server_running":true,
       "api_endpoint":"http://127.0.0.1:1234","current_model":"qwen/qwen3-4b-2507",
       "state":"READY","lms_path":%s,"home":%s,"version":"0.4.4+1","owner":"us"}
      """
          .formatted(quoted(SampleInstallations.LMS), quoted(SampleInstallations.HOME));

  private static final String DOWN =
      """
      {"installed":true,"bootstrapped":true,"server_running":false,
       "api_endpoint":"http://127.0.0.1:1234","state":"SERVER_DOWN",
       "remedy":{"text":"Start LM Studio's local server.","action":"start_lmstudio"},
       "lms_path":%s,"home":%s,"owner":"unknown"}
      """
          .formatted(quoted(SampleInstallations.LMS), quoted(SampleInstallations.HOME));

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void aCheckTellsAllThatIsKnownOfAServerThatRuns() {
    browser.useCases().checks().answersAtOnce(Samples.ready());

    assertThat(browser.ask("{\"action\":\"check_lmstudio\",\"id\":1}"))
        .isEqualTo(success("\"id\":1,\"action\":\"check_lmstudio\"", READY));
  }

  @Test
  void aCheckTellsTheNextStepAndLeavesOutWhatIsNotKnown() {
    browser.useCases().checks().answersAtOnce(Samples.down());

    assertThat(browser.ask("{\"action\":\"check_lmstudio\"}"))
        .isEqualTo(success("\"action\":\"check_lmstudio\"", DOWN));
  }

  @Test
  void theFieldsThatWereAlwaysThereComeFirst() {
    browser.useCases().checks().answersAtOnce(Samples.ready());

    browser.send("{\"action\":\"check_lmstudio\"}");

    assertThat(browser.nextText())
        .startsWith(
            "{\"status\":\"success\",\"action\":\"check_lmstudio\",\"payload\":{\"installed\":true,"
                + "\"bootstrapped\":true,\"server_running\":true,"
                + "\"api_endpoint\":\"http://127.0.0.1:1234\"");
  }

  @Test
  void theOtherNameOfTheCheckDoesTheSameAndIsTheOneThatComesBack() {
    browser.useCases().checks().answersAtOnce(Samples.down());

    assertThat(browser.ask("{\"action\":\"lmstudio_status\",\"id\":\"x\"}"))
        .isEqualTo(success("\"id\":\"x\",\"action\":\"lmstudio_status\"", DOWN));
  }

  @Test
  void aCheckNeedsNothingButTheStatus() {
    browser.useCases().checks().answersAtOnce(Samples.down());

    browser.ask("{\"action\":\"check_lmstudio\"}");

    assertThat(browser.useCases().made()).containsExactly("check");
  }

  @Test
  void aStartWaitsNinetySecondsUnlessItIsToldOtherwise() {
    browser.send("{\"action\":\"start_lmstudio\"}");

    var start = browser.useCases().starts().next();
    start.returns(Samples.ready());

    assertThat(start.asked().limit()).isEqualTo(Duration.ofSeconds(90));
    assertThat(browser.next()).isEqualTo(success("\"action\":\"start_lmstudio\"", READY));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1_500, 600_000})
  void aStartWaitsAsLongAsItIsTold(long millis) {
    browser.send("{\"action\":\"start_lmstudio\",\"id\":1,\"wait_ms\":" + millis + "}");

    assertThat(browser.useCases().starts().next().asked().limit())
        .isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void aWaitThatIsNullCountsAsAbsent() {
    browser.send("{\"action\":\"start_lmstudio\",\"wait_ms\":null}");

    assertThat(browser.useCases().starts().next().asked().limit()).hasSeconds(90);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "600001", "1.5", "1e3", "\"90\"", "true", "99999999999999999999999999"})
  void aWaitOutOfRangeStartsNothing(String wait) {
    JsonNode reply =
        browser.ask("{\"action\":\"start_lmstudio\",\"id\":1,\"wait_ms\":" + wait + "}");

    assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(reply.at("/message").asText()).contains("wait_ms");
    assertThat(browser.useCases().starts().calls()).isZero();
  }

  @Test
  void aStreamedStartTellsThatItGoesOn() {
    browser.send("{\"action\":\"start_lmstudio\",\"id\":\"s\",\"stream\":true}");

    browser
        .useCases()
        .starts()
        .next()
        .does(start -> start.progress().starting(Duration.ofMillis(1_001)))
        .does(start -> start.progress().starting(Duration.ofSeconds(2)))
        .returns(Samples.ready());

    assertThat(browser.next()).isEqualTo(starting(0, 1_001));
    assertThat(browser.next()).isEqualTo(starting(1, 2_000));
    assertThat(browser.next())
        .isEqualTo(success("\"id\":\"s\",\"action\":\"start_lmstudio\"", READY));
    assertThat(browser.end()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"id\":1", "\"id\":1,\"stream\":false", "\"stream\":true"})
  void whoDidNotAskForEventsOrHasNoIdGetsTheReplyOnly(String fields) {
    browser.send("{\"action\":\"start_lmstudio\"," + fields + "}");

    browser
        .useCases()
        .starts()
        .next()
        .does(start -> start.progress().starting(Duration.ofSeconds(1)))
        .returns(Samples.ready());

    assertThat(browser.next().at("/status").asText()).isEqualTo("success");
    assertThat(browser.end()).isEmpty();
  }

  @Test
  void aStartThatFailsTellsWhyAndWhatToDo() {
    browser.send("{\"action\":\"start_lmstudio\",\"id\":\"s\"}");

    browser
        .useCases()
        .starts()
        .next()
        .fails(
            Failure.of(
                FailureCode.NOT_INSTALLED,
                "LM Studio is not installed.",
                Remedy.url("Install LM Studio.", "https://lmstudio.ai/download")));

    assertThat(browser.next())
        .isEqualTo(
            Json.read(
                """
                {"status":"error","id":"s","action":"start_lmstudio",
                 "message":"LM Studio is not installed.",
                 "error":{"code":"NOT_INSTALLED","retryable":false,
                          "remedy":{"text":"Install LM Studio.",
                                    "url":"https://lmstudio.ai/download"}}}
                """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"force\":true", ",\"force\":false"})
  void aStopTellsWhatIsLeft(String force) {
    browser.send("{\"action\":\"stop_lmstudio\",\"id\":2" + force + "}");

    browser.useCases().stops().next().returns(Samples.down());

    assertThat(browser.next()).isEqualTo(success("\"id\":2,\"action\":\"stop_lmstudio\"", DOWN));
    assertThat(browser.useCases().starts().calls()).isZero();
  }

  @Test
  void aForceThatIsNeitherTrueNorFalseStopsNothing() {
    JsonNode reply = browser.ask("{\"action\":\"stop_lmstudio\",\"force\":\"yes\"}");

    assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(reply.at("/message").asText()).contains("force");
    assertThat(browser.useCases().stops().calls()).isZero();
  }

  private static JsonNode success(String head, String payload) {
    return Json.read("{\"status\":\"success\"," + head + ",\"payload\":" + payload + "}");
  }

  private static JsonNode starting(int seq, int millis) {
    return Json.read(
        "{\"type\":\"lmstudio.starting\",\"id\":\"s\",\"seq\":%d,\"payload\":{\"elapsed_ms\":%d}}"
            .formatted(seq, millis));
  }

  private static String quoted(Path path) {
    return '"' + path.toString().replace("\\", "\\\\") + '"';
  }
}
