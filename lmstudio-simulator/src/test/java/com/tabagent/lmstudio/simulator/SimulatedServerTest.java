package com.tabagent.lmstudio.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tabagent.lmstudio.simulator.http.Header;
import java.net.BindException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedServerTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String CHAT = "/v1/chat/completions";
  private static final String HELLO =
      "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

  @Test
  void greetsWithTheHeadersOfExpress() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        Http http = Http.to(server)) {
      HttpResponse<String> greeting = http.get("/lmstudio-greeting");
      assertThat(greeting.body()).isEqualTo("{\"lmstudio\":true}");
      assertThat(greeting.headers().firstValue("X-Powered-By")).hasValue("Express");
      assertThat(greeting.headers().firstValue("Content-Type"))
          .hasValue("application/json; charset=utf-8");
      assertThat(greeting.headers().firstValue("ETag").orElseThrow()).startsWith("W/\"11-");
      assertThat(greeting.headers().firstValue("Connection")).hasValue("keep-alive");
      assertThat(greeting.headers().firstValue("Keep-Alive")).hasValue("timeout=5");
    }
  }

  @Test
  void answersAnUnknownPathWithStatus200() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        Http http = Http.to(server)) {
      assertThat(http.get("/foo").statusCode()).isEqualTo(200);
      assertThat(http.get("/foo").body())
          .isEqualTo("{\"error\":\"Unexpected endpoint or method. (GET /foo)\"}");
      assertThat(http.post("/v1/models", "{}").body())
          .isEqualTo("{\"error\":\"Unexpected endpoint or method. (POST /v1/models)\"}");
    }
  }

  @Test
  void neverAnswersARequestToUpgradeToHttp2() throws Exception {
    SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
    try (RawClient client = RawClient.connect(server)) {
      client.send(
          "GET /v1/models HTTP/1.1\nHost: h\nConnection: Upgrade, HTTP2-Settings\nUpgrade: h2c\n\n");
      assertThat(server.awaitRequests(1, LIMIT)).isTrue();
      server.close();
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void closesAConnectionThatIsIdle() throws Exception {
    ServerOptions impatient = ServerOptions.defaults().withIdleTimeout(Duration.ofMillis(50));
    try (SimulatedServer server = SimulatedServer.start(impatient);
        RawClient client = RawClient.connect(server)) {
      client.send("GET /lmstudio-greeting HTTP/1.1\nHost: h\n\n");
      assertThat(client.readToEnd()).endsWith("{\"lmstudio\":true}");
    }
  }

  @Test
  void servesSeveralRequestsOnOneConnection() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        RawClient client = RawClient.connect(server)) {
      client.send("GET /lmstudio-greeting HTTP/1.1\nHost: h\n\n").awaitText("true}");
      client.send("GET /lmstudio-greeting HTTP/1.1\nHost: h\n\n").awaitText("true}");
      assertThat(server.openConnections()).isOne();
    }
  }

  @Test
  void recordsARequestByteForByte() throws Exception {
    byte[] body = {'{', '"', (byte) 0xff, 0, '\r', '\n', (byte) 0xc3, (byte) 0xa4, '}'};
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        RawClient client = RawClient.connect(server)) {
      client
          .send("POST /x?y=1 HTTP/1.1\nhOST: h\nX-b: 2\nX-A:  1 \nContent-Length: 9\n\n", body)
          .awaitText("Unexpected");
      RecordedRequest request = server.requests().getFirst();
      assertThat(request.body()).isEqualTo(body);
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/x?y=1");
      assertThat(request.headers())
          .containsExactly(
              new Header("hOST", "h"),
              new Header("X-b", "2"),
              new Header("X-A", "1"),
              new Header("Content-Length", "9"));
    }
  }

  @Test
  void takesInAChunkedRequest() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        RawClient client = RawClient.connect(server)) {
      client
          .send("POST /x HTTP/1.1\nTransfer-Encoding: chunked\n\n3\nabc\nA;q=1\n0123456789\n0\n\n")
          .awaitText("Unexpected");
      assertThat(server.requests().getFirst().bodyText()).isEqualTo("abc0123456789");
    }
  }

  @Test
  void refusesHeadersWithoutEnd() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        RawClient client = RawClient.connect(server)) {
      client.send("GET / HTTP/1.1\nX: " + "x".repeat(64 * 1024));
      assertThat(client.readToEnd()).startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void refusesABodyThatIsTooLong() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        RawClient client = RawClient.connect(server)) {
      client.send("POST / HTTP/1.1\nContent-Length: 134217729\n\n");
      assertThat(client.readToEnd()).startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void givesBackCannedBytesUnchanged() throws Exception {
    String odd = "{ \"a\":1.0e2,\"a\":2 ,\n\"é\":null}";
    ServerOptions options =
        ServerOptions.defaults().withCannedBody("/v1/embeddings", 418, odd.getBytes(UTF_8));
    try (SimulatedServer server = SimulatedServer.start(options);
        Http http = Http.to(server)) {
      HttpResponse<String> answer = http.post("/v1/embeddings", "{}");
      assertThat(answer.statusCode()).isEqualTo(418);
      assertThat(answer.body()).isEqualTo(odd);
    }
  }

  @Test
  void streamsCannedBytesUnchanged() throws Exception {
    String events = "data: {\"long\":\"" + "é".repeat(5000) + "\"}\r\n\r\n: hm\n\ndata: [DONE]\n\n";
    ServerOptions options = ServerOptions.defaults().withCannedStream(CHAT, events.getBytes(UTF_8));
    try (SimulatedServer server = SimulatedServer.start(options);
        Http http = Http.to(server)) {
      HttpResponse<String> answer = http.post(CHAT, "{}");
      assertThat(answer.body()).isEqualTo(events);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    }
  }

  @Test
  void streamsAsManyTokensAsAskedFor() throws Exception {
    try (SimulatedServer server =
            SimulatedServer.start(ServerOptions.defaults().withAnswerTokens(5000));
        Http http = Http.to(server)) {
      assertThat(http.events(CHAT, HELLO)).hasSize(5003);
    }
  }

  @Test
  void countsAClientThatGoesInTheMiddleOfAStream() throws Exception {
    try (SimulatedServer server =
        SimulatedServer.start(ServerOptions.defaults().withFaults(Fault.ENDLESS_STREAM))) {
      try (RawClient client = RawClient.connect(server)) {
        client.post(CHAT, HELLO).awaitText("said:");
        assertThat(server.cancelledExchanges()).isZero();
      }
      assertThat(server.awaitCancelled(LIMIT)).isTrue();
      assertThat(server.cancelledExchanges()).isOne();
    }
  }

  @Test
  void countsAClientThatGoesWhileNothingIsSent() throws Exception {
    try (SimulatedServer server =
        SimulatedServer.start(ServerOptions.defaults().withFaults(Fault.STREAM_STALLS))) {
      try (RawClient client = RawClient.connect(server)) {
        client.post(CHAT, HELLO).awaitText("said:");
      }
      assertThat(server.awaitCancelled(LIMIT)).isTrue();
    }
  }

  @Test
  void countsNobodyWhoGoesAfterAWholeAnswer() throws Exception {
    SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
    try (RawClient client = RawClient.connect(server)) {
      client.post(CHAT, HELLO).awaitText("[DONE]");
      client.awaitText("0\r\n\r\n");
    }
    server.close();
    assertThat(server.cancelledExchanges()).isZero();
  }

  @Test
  void closingEndsWhatIsUnderWay() throws Exception {
    SimulatedServer server =
        SimulatedServer.start(ServerOptions.defaults().withFaults(Fault.ENDLESS_STREAM));
    try (RawClient client = RawClient.connect(server)) {
      client.post(CHAT, HELLO).awaitText("said:");
      server.close();
      assertThat(server.openConnections()).isZero();
      assertThat(server.cancelledExchanges()).isZero();
    }
  }

  @Test
  void saysWhenThePortIsTaken() {
    try (SimulatedServer first = SimulatedServer.start(ServerOptions.defaults())) {
      ServerOptions same = ServerOptions.defaults().withPort(first.port());
      assertThatThrownBy(() -> SimulatedServer.start(same)).hasCauseInstanceOf(BindException.class);
    }
  }

  @Test
  void withoutCorsTreatsOptionsAsTheRequestItself() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        Http http = Http.to(server)) {
      HttpResponse<String> chat = options(http, CHAT);
      assertThat(chat.statusCode()).isEqualTo(400);
      assertThat(chat.body()).isEqualTo("{\"error\":\"'messages' field is required\"}");
      assertThat(options(http, "/v1/models").statusCode()).isEqualTo(200);
      assertThat(chat.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void withCorsLetsWebPagesIn() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults().withCors(true));
        Http http = Http.to(server)) {
      assertThat(options(http, CHAT).statusCode()).isEqualTo(204);
      assertThat(http.get("/v1/models").headers().firstValue("Access-Control-Allow-Origin"))
          .hasValue("*");
    }
  }

  private static HttpResponse<String> options(Http http, String path) throws Exception {
    return http.send(
        http.request(path).method("OPTIONS", HttpRequest.BodyPublishers.noBody()).build());
  }

  @Test
  void remembersRequestsInOrder() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
        Http http = Http.to(server)) {
      http.get("/a");
      http.get("/b");
      assertThat(server.requests())
          .extracting(RecordedRequest::path)
          .isEqualTo(List.of("/a", "/b"));
    }
  }
}
