package com.tabagent.lmstudio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {
  private static final String CHAT = "/v1/chat/completions";
  private static final ServerOptions NOTHING_LOADED =
      ServerOptions.defaults().withModels(SimulatedModel.llm("a/b"), SimulatedModel.llm("c"));
  private static final String TOKEN = "sk-lm-abcdEFGH:0123456789abcdefghij";

  private static HttpResponse<String> chat(ServerOptions options, String model) throws Exception {
    return post(
        options, CHAT, "{" + model + "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");
  }

  private static HttpResponse<String> post(ServerOptions options, String path, String body)
      throws Exception {
    try (SimulatedServer server = SimulatedServer.start(options);
        Http http = Http.to(server)) {
      return http.post(path, body);
    }
  }

  @Test
  void anUnknownModelIsAnsweredByTheOnlyOneLoaded() throws Exception {
    HttpResponse<String> answer = chat(ServerOptions.defaults(), "\"model\":\"no-such\",");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"model\":\"qwen/qwen3-4b-2507\"");
  }

  @Test
  void anUnknownModelIsRefusedWhenNothingIsLoaded() throws Exception {
    HttpResponse<String> answer = chat(NOTHING_LOADED, "\"model\":\"x\",");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":{\"message\":\"Invalid model identifier \\\"x\\\". Please specify a valid"
                + " downloaded model (e.g., a/b, c).\",\"type\":\"invalid_request_error\","
                + "\"param\":\"model\",\"code\":\"model_not_found\"}}");
  }

  @Test
  void aDownloadedModelIsLoadedWhenFirstAskedFor() throws Exception {
    assertThat(chat(NOTHING_LOADED, "\"model\":\"c\",").body()).contains("\"model\":\"c\"");
  }

  @Test
  void withoutJustInTimeLoadingNothingIsLoaded() throws Exception {
    HttpResponse<String> answer = chat(NOTHING_LOADED.withJit(false), "\"model\":\"c\",");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("No models loaded. Please load", "\"code\":null");
    try (SimulatedServer server = SimulatedServer.start(NOTHING_LOADED.withJit(false));
        Http http = Http.to(server)) {
      assertThat(http.json("/v1/models").array("data")).isEmpty();
    }
  }

  @Test
  void severalLoadedModelsNeedAName() throws Exception {
    ServerOptions two =
        ServerOptions.defaults()
            .withModels(SimulatedModel.llm("a").asLoaded(), SimulatedModel.llm("b").asLoaded());
    assertThat(chat(two, "").body()).contains("Multiple models are loaded. Please specify");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/chat/completions | {} | {"error":"'messages' field is required"}
          /v1/chat/completions | {"messages":[],"response_format":{"type":"json_object"}} | {"error":"'response_format.type' must be 'json_schema' or 'text'"}
          /api/v1/chat | {} | {"error":{"type":"invalid_request","message":"\\"model\\" is required","code":"missing_required_parameter","param":"model"}}
          /v1/responses | {"text":{}} | {"error":{"message":"Required","type":"invalid_request_error","param":"text.format","code":"missing_required_parameter"}}
          /v1/chat/completions | { | {"error":"Request body is not a JSON object."}
          """)
  void refusesInTheseWords(String path, String request, String answer) throws Exception {
    HttpResponse<String> refused = post(ServerOptions.defaults(), path, request);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).isEqualTo(answer);
  }

  @Test
  void aLoadMayFail() throws Exception {
    assertThat(chat(ServerOptions.defaults().withFaults(Fault.LOAD_FAILS), "").body())
        .contains("Failed to load model");
  }

  @Test
  void aModelMayCrash() throws Exception {
    assertThat(chat(ServerOptions.defaults().withFaults(Fault.MODEL_CRASH), "").body())
        .contains("The model has crashed without additional information. (Exit code: 6)");
  }

  @Test
  void anErrorMayBeAString() throws Exception {
    assertThat(chat(NOTHING_LOADED.withFaults(Fault.ERROR_AS_STRING), "\"model\":\"x\",").body())
        .startsWith("{\"error\":\"Invalid model identifier");
  }

  @Test
  void anOldVersionKnowsNoNativeApi() throws Exception {
    try (SimulatedServer server =
            SimulatedServer.start(ServerOptions.defaults().withFaults(Fault.OLD_VERSION));
        Http http = Http.to(server)) {
      assertThat(http.get("/api/v1/models").statusCode()).isEqualTo(200);
      assertThat(http.get("/api/v1/models").body()).contains("Unexpected endpoint or method.");
      assertThat(http.json("/api/v0/models").objects("data")).hasSize(4);
    }
  }

  @Test
  void aMissingTokenIs401ButTheGreetingNeedsNone() throws Exception {
    try (SimulatedServer server =
            SimulatedServer.start(ServerOptions.defaults().withRequiredToken(TOKEN));
        Http http = Http.to(server)) {
      HttpResponse<String> refused = http.get("/v1/models");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body())
          .startsWith(
              "{\"error\":{\"type\":\"invalid_request\",\"code\":\"invalid_api_key\",\"message\":"
                  + "\"An LM Studio API token is required to make requests to this server, but none"
                  + " was provided using the Authorization header using the 'Bearer' scheme");
      assertThat(http.get("/lmstudio-greeting").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aMalformedTokenIsEchoedInPart() throws Exception {
    HttpResponse<String> refused = withToken("Bearer my-secret-password");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body())
        .contains(
            "Malformed LM Studio API token provided: my-secret-*** Ensure you are using a valid"
                + " token.");
  }

  @Test
  void theRightTokenIsLetIn() throws Exception {
    assertThat(withToken("Bearer " + TOKEN).statusCode()).isEqualTo(200);
    assertThat(withToken("Bearer " + TOKEN.replace('a', 'b')).statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> withToken(String authorization) throws Exception {
    try (SimulatedServer server =
            SimulatedServer.start(ServerOptions.defaults().withRequiredToken(TOKEN));
        Http http = Http.to(server)) {
      return http.send(
          http.request("/v1/models")
              .header("Authorization", authorization)
              .method("GET", BodyPublishers.noBody())
              .build());
    }
  }
}
