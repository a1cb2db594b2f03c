package com.tabagent.lmstudio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final String USER = "\"messages\":[{\"role\":\"user\",\"content\":\"hi you\"}]";
  private final SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
  private final Http http = Http.to(server);

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void chatEchoesTheLastUserMessage() throws Exception {
    JsonObject reply = http.json("/v1/chat/completions", "{" + USER + "}");
    assertThat(reply.text("object")).hasValue("chat.completion");
    assertThat(reply.text("model")).hasValue("qwen/qwen3-4b-2507");
    JsonObject choice = reply.objects("choices").getFirst();
    assertThat(choice.text("finish_reason")).hasValue("stop");
    assertThat(choice.object("message").orElseThrow().text("content")).hasValue("You said: hi you");
    assertThat(reply.object("usage").orElseThrow().number("total_tokens")).hasValue(6);
  }

  @Test
  void theSameRequestHasTheSameAnswer() throws Exception {
    String first = http.post("/v1/chat/completions", "{" + USER + "}").body();
    assertThat(http.post("/v1/chat/completions", "{" + USER + "}").body()).isEqualTo(first);
  }

  @Test
  void aTokenLimitCutsTheAnswer() throws Exception {
    JsonObject reply = http.json("/v1/chat/completions", "{\"max_tokens\":2," + USER + "}");
    JsonObject choice = reply.objects("choices").getFirst();
    assertThat(choice.text("finish_reason")).hasValue("length");
    assertThat(choice.object("message").orElseThrow().text("content")).hasValue("You said:");
  }

  @Test
  void chatStreamsRoleTokensReasonUsageAndDone() throws Exception {
    List<String> events =
        http.events(
            "/v1/chat/completions",
            "{\"stream\":true,\"stream_options\":{\"include_usage\":true}," + USER + "}");
    assertThat(events).hasSize(8).allMatch(event -> event.startsWith("data: "));
    assertThat(events.getFirst()).contains("\"delta\":{\"role\":\"assistant\"");
    assertThat(events.get(1)).contains("\"delta\":{\"content\":\"You\"}");
    assertThat(events.get(5)).contains("\"delta\":{}", "\"finish_reason\":\"stop\"");
    assertThat(events.get(6)).contains("\"choices\":[]", "\"total_tokens\":6");
    assertThat(events.getLast()).isEqualTo("data: [DONE]");
  }

  @Test
  void v0AddsFigures() throws Exception {
    JsonObject reply = http.json("/api/v0/chat/completions", "{" + USER + "}");
    assertThat(reply.object("stats").orElseThrow().text("stop_reason")).hasValue("eosFound");
    assertThat(reply.object("model_info")).isPresent();
    assertThat(reply.object("runtime")).isPresent();
  }

  @Test
  void completionsTakeAPrompt() throws Exception {
    JsonObject reply = http.json("/v1/completions", "{\"prompt\":\"x\"}");
    assertThat(reply.text("object")).hasValue("text_completion");
    assertThat(reply.objects("choices").getFirst().text("text")).hasValue("You said: x");
    assertThat(http.events("/v1/completions", "{\"stream\":true,\"prompt\":\"x\"}"))
        .hasSize(5)
        .endsWith("data: [DONE]");
  }

  @Test
  void embeddingsDependOnTheTextAlone() throws Exception {
    String model = "\"model\":\"text-embedding-nomic-embed-text-v1.5\"";
    JsonObject reply = http.json("/v1/embeddings", "{" + model + ",\"input\":[\"a\",\"b\",\"a\"]}");
    List<List<?>> vectors =
        reply.objects("data").stream().<List<?>>map(item -> item.array("embedding")).toList();
    assertThat(vectors.get(0)).isEqualTo(vectors.get(2)).isNotEqualTo(vectors.get(1)).hasSize(8);
  }

  @Test
  void responsesNameTheirEventsAndHaveNoDone() throws Exception {
    JsonObject reply = http.json("/v1/responses", "{\"input\":\"x\"}");
    assertThat(reply.text("status")).hasValue("completed");
    assertThat(reply.toString()).contains("\"type\":\"output_text\",\"text\":\"You said: x\"");
    List<String> events = http.events("/v1/responses", "{\"stream\":true,\"input\":\"x\"}");
    assertThat(events).allMatch(event -> event.startsWith("event: response."));
    assertThat(events.getFirst()).startsWith("event: response.created\ndata: {");
    assertThat(events.getLast()).startsWith("event: response.completed\n");
  }

  @Test
  void messagesSpeakAnthropic() throws Exception {
    JsonObject reply = http.json("/v1/messages", "{" + USER + "}");
    assertThat(reply.text("stop_reason")).hasValue("end_turn");
    List<String> events = http.events("/v1/messages", "{\"stream\":true," + USER + "}");
    assertThat(names(events))
        .containsExactly(
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_delta",
            "content_block_delta",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop");
  }

  @Test
  void theNativeChatTellsOfLoading() throws Exception {
    String request = "{\"model\":\"openai/gpt-oss-20b\",\"stream\":true,\"input\":\"x\"}";
    List<String> names = names(http.events("/api/v1/chat", request));
    assertThat(names)
        .containsSubsequence(
            "chat.start",
            "model_load.start",
            "model_load.progress",
            "model_load.end",
            "prompt_processing.start",
            "prompt_processing.progress",
            "prompt_processing.end",
            "message.start",
            "message.delta",
            "message.end",
            "chat.end");
    assertThat(names(http.events("/api/v1/chat", request))).doesNotContain("model_load.start");
    JsonObject whole = http.json("/api/v1/chat", request.replace("true", "false"));
    assertThat(whole.objects("output").getFirst().text("content")).hasValue("You said: x");
  }

  private static List<String> names(List<String> events) {
    return events.stream()
        .map(event -> event.substring("event: ".length(), event.indexOf('\n')))
        .toList();
  }

  @Test
  void v1ModelsIsIndentedByTwoSpaces() throws Exception {
    HttpResponse<String> models = http.get("/v1/models");
    assertThat(models.body())
        .startsWith("{\n  \"data\": [\n    {\n      \"id\": \"qwen/qwen3-4b-2507\",\n");
    assertThat(Json.parseObject(models.body()).objects("data")).hasSize(4);
  }

  @Test
  void theOtherListsTellWhatIsLoaded() throws Exception {
    assertThat(http.json("/api/v0/models").objects("data"))
        .extracting(model -> model.text("state").orElse(""))
        .containsExactly("loaded", "not-loaded", "not-loaded", "not-loaded");
    assertThat(http.json("/api/v0/models/google/gemma-3-4b").text("type")).hasValue("vlm");
    assertThat(http.json("/api/v1/models").objects("models"))
        .extracting(model -> model.array("loaded_instances").size())
        .containsExactly(1, 0, 0, 0);
  }

  @Test
  void loadingTwiceMakesASecondInstance() throws Exception {
    String request = "{\"model\":\"openai/gpt-oss-20b\"}";
    assertThat(http.json("/api/v1/models/load", request).text("instance_id"))
        .hasValue("openai/gpt-oss-20b");
    assertThat(http.json("/api/v1/models/load", request).text("instance_id"))
        .hasValue("openai/gpt-oss-20b:2");
    assertThat(
            http.json("/api/v1/models/unload", "{\"instance_id\":\"openai/gpt-oss-20b:2\"}")
                .text("instance_id"))
        .hasValue("openai/gpt-oss-20b:2");
    assertThat(http.post("/api/v1/models/load", "{\"model\":\"x\",\"ttl\":1}").body())
        .contains("Unrecognized key");
  }
}
