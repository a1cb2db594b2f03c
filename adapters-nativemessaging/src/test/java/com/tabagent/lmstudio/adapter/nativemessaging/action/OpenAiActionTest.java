package com.tabagent.lmstudio.adapter.nativemessaging.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.UpstreamAnswer;
import com.tabagent.lmstudio.domain.exchange.UpstreamRefusal;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Forwarding a request whose answer comes whole, over the wire.
@Timeout(60)
class OpenAiActionTest {

  /// What a round trip through a JSON tree would change: numbers, a field that is there twice,
  /// white space, escapes.
  private static final String ODD =
      "{ \"a\":1.00, \"a\":[1e3,-0.0, 12345678901234567890123],\"\\u0062\":\"\\u00e9é\",\"c\":null }";

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void aRequestWithoutBodyIsAGet() {
    browser.send("{\"action\":\"openai\",\"id\":1,\"path\":\"/v1/models\"}");

    var relayed = browser.useCases().relayed().next();
    relayed.returns(Samples.answer("{\"data\":[]}"));

    assertThat(relayed.asked().request().operation()).isEqualTo(Operation.LIST_MODELS);
    assertThat(relayed.asked().request().path()).isEqualTo("/v1/models");
    assertThat(relayed.asked().request().body()).isEmpty();
    assertThat(relayed.asked().request().streamed()).isFalse();
    assertThat(browser.next())
        .isEqualTo(
            Json.read(
                """
                {"status":"success","id":1,"action":"openai","payload":{"http_status":200,
                 "headers":{"content-type":"application/json"},"body":{"data":[]}}}
                """));
  }

  @Test
  void aRequestWithABodyIsAPost() {
    browser.send("{\"action\":\"openai\",\"path\":\"/v1/embeddings\",\"body\":{\"input\":\"x\"}}");

    assertThat(browser.useCases().relayed().next().asked().request().operation())
        .isEqualTo(Operation.EMBEDDINGS);
  }

  @Test
  void aRouteThatVariesIsForwardedAsItWasAskedFor() {
    browser.send(
        "{\"action\":\"openai\",\"method\":\"GET\",\"path\":\"/api/v0/models/qwen/qwen3-4b\"}");

    var request = browser.useCases().relayed().next().asked().request();
    assertThat(request.operation()).isEqualTo(Operation.V0_MODEL);
    assertThat(request.path()).isEqualTo("/api/v0/models/qwen/qwen3-4b");
  }

  @Test
  void bodiesPassByteForByteInBothDirections() {
    browser.send(
        "{\"body\": " + ODD + " ,\"action\":\"openai\",\"path\":\"/v1/responses\",\"id\":1}");

    var relayed = browser.useCases().relayed().next();
    relayed.returns(Samples.answer(ODD));

    assertThat(relayed.asked().request().body().orElseThrow().text()).isEqualTo(ODD);
    assertThat(browser.nextText())
        .isEqualTo(
            "{\"status\":\"success\",\"id\":1,\"action\":\"openai\",\"payload\":{\"http_status\":200,"
                + "\"headers\":{\"content-type\":\"application/json\"},\"body\":"
                + ODD
                + "}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>\"no\"</html>", "", "{\"a\":1", "{} {}"})
  void anAnswerThatIsNoJsonComesAsAText(String answer) {
    browser.send("{\"action\":\"openai\",\"id\":1,\"path\":\"/v1/models\"}");

    browser.useCases().relayed().next().returns(Samples.answer(answer));

    JsonNode body = browser.next().at("/payload/body");
    assertThat(body.isTextual()).isTrue();
    assertThat(body.textValue()).isEqualTo(answer);
  }

  @Test
  void statusAndHeadersComeAsTheServerSentThem() {
    browser.send("{\"action\":\"openai\",\"id\":1,\"path\":\"/v1/models\"}");

    var answer =
        new UpstreamAnswer(
            202,
            Map.of("x-request-id", "r-1", "retry-after", "3"),
            Optional.of(JsonPayload.of("[]")));
    browser.useCases().relayed().next().returns(new Relay.Result(answer, 0));

    assertThat(browser.next().at("/payload"))
        .isEqualTo(
            Json.read(
                """
                {"http_status":202,"headers":{"x-request-id":"r-1","retry-after":"3"},"body":[]}
                """));
  }

  @Test
  void aRefusalOfTheServerBringsItsWholeAnswerAlong() {
    browser.send("{\"action\":\"openai\",\"id\":1,\"path\":\"/v1/completions\",\"body\":{}}");

    var failure =
        Failure.of(
            FailureCode.MODEL_NOT_FOUND, "No such model.", Remedy.advice("Ask for another."));
    var answer =
        new UpstreamAnswer(
            404,
            Map.of("content-type", "application/json"),
            Optional.of(JsonPayload.of("{\"error\":{\"code\":\"model_not_found\",\"n\":1.0}}")));
    browser.useCases().relayed().next().breaks(new UpstreamRefusal(failure, answer));

    String reply = browser.nextText();
    assertThat(Json.read(reply))
        .isEqualTo(
            Json.read(
                """
                {"status":"error","id":1,"action":"openai","message":"No such model.",
                 "error":{"code":"MODEL_NOT_FOUND","retryable":false,
                          "remedy":{"text":"Ask for another."}},
                 "payload":{"http_status":404,"headers":{"content-type":"application/json"},
                            "body":{"error":{"code":"model_not_found","n":1.0}}}}
                """));
    assertThat(reply).contains("\"body\":{\"error\":{\"code\":\"model_not_found\",\"n\":1.0}}");
  }

  @Test
  void anyOtherFailureBringsNoPayload() {
    browser.send("{\"action\":\"openai\",\"id\":1,\"path\":\"/v1/models\"}");

    browser
        .useCases()
        .relayed()
        .next()
        .fails(
            Failure.of(
                FailureCode.SERVER_DOWN,
                "The server does not run.",
                Remedy.action("Start it.", "start_lmstudio")));

    assertThat(browser.next())
        .isEqualTo(
            Json.read(
                """
                {"status":"error","id":1,"action":"openai","message":"The server does not run.",
                 "error":{"code":"SERVER_DOWN","retryable":true,
                          "remedy":{"text":"Start it.","action":"start_lmstudio"}}}
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/files",
    "GET, /v1/models?x=1",
    "GET, http://127.0.0.1:1234/v1/models",
    "GET, //elsewhere.example/v1/models",
    "GET, /v1/models/../../secret",
    "GET, /api/v0/models/../x",
    "DELETE, /v1/models",
    "get, /v1/models",
    "GET, /v1/chat/completions",
  })
  void whatIsNotOnTheListIsNotForwarded(String method, String path) {
    JsonNode reply =
        browser.ask(
            "{\"action\":\"openai\",\"id\":1,\"method\":\"%s\",\"path\":\"%s\"}"
                .formatted(method, path));

    assertThat(reply.at("/error/code").asText()).isEqualTo("PATH_NOT_ALLOWED");
    assertThat(reply.at("/error/remedy/text").asText()).contains("/v1/models");
    assertThat(browser.useCases().relayed().calls()).isZero();
  }

  @Test
  void aPostToAListThatIsOnlyReadIsNotForwarded() {
    JsonNode reply = browser.ask("{\"action\":\"openai\",\"path\":\"/v1/models\",\"body\":{}}");

    assertThat(reply.at("/error/code").asText()).isEqualTo("PATH_NOT_ALLOWED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "path   | \"id\":1",
        "path   | \"path\":5",
        "path   | \"path\":null",
        "method | \"path\":\"/v1/models\",\"method\":1",
        "body   | \"path\":\"/v1/models\",\"method\":\"GET\",\"body\":{}",
        "body   | \"path\":\"/v1/embeddings\",\"method\":\"POST\"",
        "body   | \"path\":\"/v1/embeddings\",\"body\":[]",
        "body   | \"path\":\"/v1/embeddings\",\"body\":\"{}\"",
        "stream | \"path\":\"/v1/embeddings\",\"body\":{},\"stream\":1",
      })
  void aRequestThatIsNotOneNamesTheFieldAndIsNotForwarded(String field, String fields) {
    JsonNode reply = browser.ask("{\"action\":\"openai\"," + fields + "}");

    assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(reply.at("/message").asText()).contains("'" + field + "'");
    assertThat(browser.useCases().relayed().calls()).isZero();
  }

  @Test
  void anAnswerThatFitsNoFrameIsToldAsSuch() {
    browser.send("{\"action\":\"openai\",\"id\":1,\"path\":\"/v1/models\"}");

    browser.useCases().relayed().next().returns(Samples.answer("\"" + "x".repeat(1 << 20) + "\""));

    JsonNode reply = browser.next();
    assertThat(reply.at("/status").asText()).isEqualTo("error");
    assertThat(reply.at("/id").asInt()).isEqualTo(1);
    assertThat(reply.at("/error/code").asText()).isEqualTo("RESULT_TOO_LARGE");
    assertThat(browser.end()).isEmpty();
  }
}
