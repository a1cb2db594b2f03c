package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing;
import com.tabagent.lmstudio.domain.model.Model;
import com.tabagent.lmstudio.domain.model.Model.Kind;
import com.tabagent.lmstudio.domain.model.ModelList;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SocketModelCatalogTest {
  private static final String UNKNOWN_ROUTE =
      RawServer.json(200, "{\"error\":\"Unexpected endpoint or method. (GET /api/v1/models)\"}");
  private static final String V0 =
      RawServer.json(
          200,
          """
          {"object":"list","data":[
            {"id":"qwen","object":"model","type":"llm","state":"not-loaded"},
            {"id":"llava","type":"vlm","state":"loaded","capabilities":["tool_use"]},
            {"id":"nomic","type":"embeddings","state":"loading"}]}
          """);

  private final SocketModelCatalog catalog = new SocketModelCatalog(HttpSettings.defaults());

  @Test
  void theNewestListTellsInstancesAndKinds() throws IOException {
    String v1 =
        RawServer.json(
            200,
            """
            {"models":[
              {"type":"llm","key":"qwen/qwen3","loaded_instances":[],"quantization":null},
              {"type":"llm","key":"google/gemma","loaded_instances":[
                {"id":"google/gemma:2","config":{"context_length":4096}},{"id":"google/gemma:3"}]},
              {"type":"embedding","key":"nomic","loaded_instances":[{"config":{}}]},
              {"key":"new","type":"speech"}]}
            """);
    assertThat(listing(Map.of("/api/v1/models", v1)))
        .isEqualTo(
            listed(
                new Model("qwen/qwen3", Kind.LANGUAGE, false),
                new Model("google/gemma:2", Kind.LANGUAGE, true),
                new Model("nomic", Kind.EMBEDDING, true),
                new Model("new", Kind.UNKNOWN, false)));
  }

  @Test
  void brokenEntriesAreLeftOutAndTheRestStays() throws IOException {
    String v1 =
        RawServer.json(
            200,
            """
            {"x":{"models":[]},"models":[1,null,"a",[{"key":"nested"}],{},{"key":""},{"key":["a"]},
              {"key":"good","type":["llm"],"loaded_instances":"none"},
              {"key":"odd","type":"llm","loaded_instances":[7,[8]]}]}
            """);
    assertThat(listing(Map.of("/api/v1/models", v1)))
        .isEqualTo(
            listed(new Model("good", Kind.UNKNOWN, false), new Model("odd", Kind.LANGUAGE, false)));
  }

  @Test
  void anEmptyListIsAList() throws IOException {
    assertThat(listing(Map.of("/api/v1/models", RawServer.json(200, "{\"models\":[]}"))))
        .isEqualTo(listed());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 404, 500})
  void anOlderServerIsAskedForItsOwnList(int status) throws IOException {
    String unknown = RawServer.json(status, "{\"error\":\"Unexpected endpoint or method.\"}");
    assertThat(listing(Map.of("/api/v1/models", unknown, "/api/v0/models", V0)))
        .isEqualTo(
            listed(
                new Model("qwen", Kind.LANGUAGE, false),
                new Model("llava", Kind.LANGUAGE, true),
                new Model("nomic", Kind.EMBEDDING, false)));
  }

  @Test
  void theOldestListTellsAnEmbeddingModelByItsName() throws IOException {
    String openai =
        RawServer.json(
            200,
            "{\"data\":[{\"id\":\"text-embedding-nomic\"},{\"id\":\"qwen\"}],\"object\":\"list\"}");
    assertThat(listing(Map.of("/v1/models", openai)))
        .isEqualTo(
            listed(
                new Model("text-embedding-nomic", Kind.EMBEDDING, false),
                new Model("qwen", Kind.UNKNOWN, false)));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aServerThatWantsATokenIsNoServerThatIsDown(int status) throws IOException {
    String locked = RawServer.json(status, "{\"error\":{\"code\":\"invalid_api_key\"}}");
    assertThat(listing(Map.of("/api/v1/models", locked, "/api/v0/models", V0)))
        .isEqualTo(new Listing.TokenRequired());
  }

  @Test
  void noListAnywhereIsUnknown() throws IOException {
    assertThat(listing(Map.of())).isEqualTo(new Listing.Unknown());
    assertThat(listing(Map.of("/api/v1/models", "SSH-2.0\r\n"))).isEqualTo(new Listing.Unknown());
    assertThat(catalog.list(SocketServerProbeTest.freeEndpoint())).isEqualTo(new Listing.Unknown());
  }

  @Test
  void theTokenGoesWithTheQuestionWhereOneIsSet() throws IOException {
    var heads = new HashMap<String, String>();
    var withToken =
        new SocketModelCatalog(HttpSettings.defaults().withApiToken("sk-lm-12345678:abc"));
    try (var server = serving(Map.of("/api/v1/models", RawServer.json(200, "{}")), heads)) {
      withToken.list(server.endpoint());
      assertThat(heads.get("/api/v1/models"))
          .contains("\r\nAuthorization: Bearer sk-lm-12345678:abc\r\n");
      catalog.list(server.endpoint());
      assertThat(heads.get("/api/v1/models")).doesNotContain("Authorization");
    }
  }

  private Listing listing(Map<String, String> answers) throws IOException {
    try (var server = serving(answers, new HashMap<>())) {
      return catalog.list(server.endpoint());
    }
  }

  private static RawServer serving(Map<String, String> answers, Map<String, String> heads)
      throws IOException {
    return new RawServer(
        socket -> {
          String head = RawServer.readRequest(socket);
          String path = head.substring("GET ".length(), head.indexOf(" HTTP"));
          heads.put(path, head);
          socket.getOutputStream().write(answers.getOrDefault(path, UNKNOWN_ROUTE).getBytes(UTF_8));
        });
  }

  private static Listing listed(Model... models) {
    return new Listing.Listed(new ModelList(List.of(models)));
  }
}
