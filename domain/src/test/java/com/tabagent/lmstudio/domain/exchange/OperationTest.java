package com.tabagent.lmstudio.domain.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {
  private static final JsonPayload BODY = JsonPayload.of("{}");

  @ParameterizedTest
  @CsvSource({
    "GET,  /v1/models,                                    LIST_MODELS,         NONE",
    "POST, /v1/chat/completions,                          CHAT_COMPLETIONS,    DONE_MARK",
    "POST, /v1/completions,                               COMPLETIONS,         DONE_MARK",
    "POST, /v1/embeddings,                                EMBEDDINGS,          NONE",
    "POST, /v1/responses,                                 RESPONSES,           RESPONSE_EVENT",
    "POST, /v1/messages,                                  MESSAGES,            MESSAGE_STOP",
    "GET,  /api/v0/models,                                V0_LIST_MODELS,      NONE",
    "GET,  /api/v0/models/qwen,                           V0_MODEL,            NONE",
    "GET,  /api/v0/models/lmstudio-community/qwen3-4b@q4, V0_MODEL,            NONE",
    "GET,  /api/v0/models/qwen:2,                         V0_MODEL,            NONE",
    "POST, /api/v0/chat/completions,                      V0_CHAT_COMPLETIONS, DONE_MARK",
    "POST, /api/v0/completions,                           V0_COMPLETIONS,      DONE_MARK",
    "POST, /api/v0/embeddings,                            V0_EMBEDDINGS,       NONE",
    "GET,  /api/v1/models,                                V1_LIST_MODELS,      NONE",
    "POST, /api/v1/chat,                                  V1_CHAT,             CHAT_END",
    "POST, /api/v1/models/load,                           V1_LOAD,             NONE",
    "POST, /api/v1/models/unload,                         V1_UNLOAD,           NONE",
    "POST, /api/v1/models/download,                       V1_DOWNLOAD,         NONE",
    "GET,  /api/v1/models/download/status/job_1,          V1_DOWNLOAD_STATUS,  NONE"
  })
  void eachDocumentedRouteIsForwarded(
      String method, String path, Operation operation, StreamEnd streamEnd) {
    assertThat(Operation.of(method, path)).contains(operation);
    assertThat(operation.method()).isEqualTo(method);
    assertThat(operation.takesBody()).isEqualTo(method.equals("POST"));
    assertThat(operation.streamEnd()).isEqualTo(streamEnd);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get /v1/models",
        "Get /v1/models",
        "POST /v1/models",
        "DELETE /v1/models",
        "GET /v1/chat/completions",
        "GET /v1/models/",
        "GET /v1/models/x",
        "GET /v1//models",
        "GET //v1/models",
        "GET v1/models",
        "GET /V1/models",
        "GET /v1/models?x=1",
        "GET /v1/models#x",
        "GET /v1/models;x",
        "GET /v1/models%20",
        "GET http://127.0.0.1:1234/v1/models",
        "GET http://example.org/v1/models",
        "GET /v1/../v1/models",
        "GET /api/v0/models/",
        "GET /api/v0/models/../../../etc/passwd",
        "GET /api/v0/models/a/../../b",
        "GET /api/v0/models/..",
        "GET /api/v0/models/%2e%2e/x",
        "GET /api/v0/models/a?b",
        "GET /api/v0/models/a\\b",
        "GET /api/v0/models/a b",
        "GET /api/v0/models//example.org",
        "GET /lmstudio-greeting",
        "POST /api/v1/models/delete",
        "GET /"
      })
  void nothingElseIs(String requestLine) {
    String[] parts = requestLine.split(" ", 2);

    assertThat(Operation.of(parts[0], parts[1])).isEmpty();
  }

  @Test
  void aLineBreakDoesNotSlipThrough() {
    assertThat(Operation.of("GET", "/v1/models\n")).isEmpty();
    assertThat(Operation.of("GET", "/api/v0/models/a\r\nX-Header: 1")).isEmpty();
    assertThat(Operation.of("GET\n", "/v1/models")).isEmpty();
  }

  @Test
  void anIdIs256CharactersAtMost() {
    String route = "/api/v0/models/";

    assertThat(Operation.of("GET", route + "a".repeat(256))).contains(Operation.V0_MODEL);
    assertThat(Operation.of("GET", route + "a".repeat(257))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void aRequestHasABodyExactlyWhereTheRouteTakesOne(Operation operation) {
    String path = operation.template().replace("{id}", "x");
    Optional<JsonPayload> right = Optional.of(BODY).filter(_ -> operation.takesBody());
    Optional<JsonPayload> wrong = Optional.of(BODY).filter(_ -> !operation.takesBody());

    assertThat(new ProxyRequest(operation, path, right, false).body()).isEqualTo(right);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProxyRequest(operation, path, wrong, false))
        .withMessageContaining(operation.takesBody() ? "needs a body" : "takes no body");
  }

  @Test
  void aPlainRequestGoesWhereItsOperationIs() {
    assertThat(ProxyRequest.get(Operation.LIST_MODELS))
        .isEqualTo(
            new ProxyRequest(Operation.LIST_MODELS, "/v1/models", Optional.empty(), false, ""));
    assertThat(ProxyRequest.post(Operation.EMBEDDINGS, BODY))
        .isEqualTo(
            new ProxyRequest(Operation.EMBEDDINGS, "/v1/embeddings", Optional.of(BODY), false, ""));
  }

  @Test
  void anAnswerWithoutEndIsToldWithAWayOut() {
    assertThat(ChatCompletion.tooLong().code()).isEqualTo(FailureCode.RESULT_TOO_LARGE);
    assertThat(ChatCompletion.tooLong().message()).contains("1048576");
    assertThat(ChatCompletion.tooLong().remedy()).isPresent();
  }

  @Test
  void whatARequestWaitsForHasAPlainNameOnTheWire() {
    assertThat(WaitPhase.values())
        .extracting(WaitPhase::wireName)
        .containsExactly("queue", "connect", "first_byte", "between_bytes");
  }

  @Test
  void aRequestsPathIsOneOfItsOperation() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ProxyRequest(
                    Operation.COMPLETIONS, "/v1/embeddings", Optional.of(BODY), false));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ProxyRequest(
                    Operation.V0_MODEL, "/api/v0/models/../x", Optional.empty(), false));
  }

  @ParameterizedTest
  @CsvSource({
    "RESPONSE_EVENT, response.completed,         true",
    "RESPONSE_EVENT, response.incomplete,        true",
    "RESPONSE_EVENT, response.failed,            true",
    "RESPONSE_EVENT, response.output_text.delta, false",
    "RESPONSE_EVENT, message_stop,               false",
    "MESSAGE_STOP,   message_stop,               true",
    "MESSAGE_STOP,   content_block_stop,         false",
    "CHAT_END,       chat.end,                   true",
    "CHAT_END,       message.end,                false",
    "DONE_MARK,      '',                         false",
    "DONE_MARK,      [DONE],                     false",
    "NONE,           chat.end,                   false"
  })
  void aStreamsLastEventIsKnownByItsName(StreamEnd end, String event, boolean last) {
    assertThat(end.isLast(event)).isEqualTo(last);
  }
}
