package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.InferenceGateway.Exchange;
import com.tabagent.lmstudio.application.port.out.InferenceGateway.Progress;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Answer;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.End;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Refused;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What goes over the wire and what comes back.
@Timeout(30)
class OkHttpInferenceGatewayTest {
  /// What a round trip through a JSON tree would change.
  private static final String DELICATE =
      " {\"a\":1.00,\"b\":1e2,\"c\":12345678901234567890123456789,\"a\":2,\"d\":\"\\u00e9é\\/\",\"_new\":null}\n";

  private final MockWebServer server = new MockWebServer();
  private final OkHttpInferenceGateway gateway =
      new OkHttpInferenceGateway(HttpSettings.defaults().withLargestAnswer(1_000));

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() {
    gateway.close();
    server.close();
  }

  @Test
  void bodiesGoThroughByteForByteBothWays() throws InterruptedException {
    server.enqueue(json(200, DELICATE));
    byte[] frame = ("xx" + DELICATE + "xx").getBytes(UTF_8);
    JsonPayload slice = JsonPayload.slice(frame, 2, frame.length - 4);
    try (var exchange = open(ProxyRequest.post(Operation.CHAT_COMPLETIONS, slice))) {
      assertThat(exchange.next())
          .isInstanceOfSatisfying(
              Answer.class, answer -> assertThat(answer.body().text()).isEqualTo(DELICATE));
    }
    assertThat(bodyOf(server.takeRequest())).isEqualTo(DELICATE);
  }

  @Test
  void chunksGoThroughByteForByte() {
    server.enqueue(stream("data: " + DELICATE.strip() + "\n\ndata: [DONE]\n\n"));
    try (var exchange = open(streamed("{}"))) {
      assertThat(exchange.streams()).isTrue();
      assertThat(exchange.next())
          .isInstanceOfSatisfying(
              Chunk.class, chunk -> assertThat(chunk.data().text()).isEqualTo(DELICATE.strip()));
      assertThat(exchange.next()).isEqualTo(new End(true));
    }
  }

  @Test
  void aRequestSaysOnlyWhatLmStudioNeeds() throws InterruptedException {
    server.enqueue(json(200, "{}"));
    open(ProxyRequest.post(Operation.CHAT_COMPLETIONS, JsonPayload.of("{}"))).close();
    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
    assertThat(headers(request))
        .isEqualTo(
            Map.of(
                "host", "127.0.0.1:" + server.getPort(),
                "accept", "application/json",
                "accept-encoding", "identity",
                "connection", "close",
                "content-length", "2",
                "content-type", "application/json",
                "user-agent", "tabagent-host"));
  }

  @Test
  void aGetHasNoBodyAndTheTokenGoesWithEveryRequest() throws InterruptedException {
    server.enqueue(json(200, "{}"));
    try (var withToken =
            new OkHttpInferenceGateway(HttpSettings.defaults().withApiToken("sk-lm-a:b"));
        var exchange =
            withToken.open(
                endpoint(), ProxyRequest.get(Operation.LIST_MODELS), new Cancellation())) {
      assertThat(exchange.httpStatus()).isEqualTo(200);
    }
    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("GET /v1/models HTTP/1.1");
    assertThat(headers(request))
        .containsEntry("authorization", "Bearer sk-lm-a:b")
        .doesNotContainKeys("content-type", "content-length");
  }

  @Test
  void howFarARequestHasComeIsToldStepByStep() {
    for (ProxyRequest request :
        List.of(
            ProxyRequest.post(Operation.EMBEDDINGS, JsonPayload.of("{}")),
            ProxyRequest.get(Operation.LIST_MODELS))) {
      server.enqueue(json(200, "{}"));
      var steps = new ArrayList<String>();
      gateway.open(endpoint(), request, writingDown(steps), new Cancellation()).close();

      assertThat(steps).containsExactly("first_byte", "sent", "between_bytes");
    }
  }

  private static Progress writingDown(List<String> steps) {
    return new Progress() {
      @Override
      public void entered(WaitPhase phase) {
        steps.add(phase.wireName());
      }

      @Override
      public void sent() {
        steps.add("sent");
      }
    };
  }

  @Test
  void aPathGoesAsItIs() throws InterruptedException {
    server.enqueue(json(200, "{}"));
    open(new ProxyRequest(
            Operation.V0_MODEL, "/api/v0/models/google/gemma-3:2@q4_k", Optional.empty(), false))
        .close();
    assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v0/models/google/gemma-3:2@q4_k");
  }

  @Test
  void cookiesAreNeitherKeptNorShown() throws InterruptedException {
    server.enqueue(json(200, "{}").newBuilder().addHeader("Set-Cookie", "a=b").build());
    server.enqueue(json(200, "{}"));
    try (var exchange = open(ProxyRequest.get(Operation.LIST_MODELS))) {
      exchange.next();
      assertThat(exchange.headers()).doesNotContainKey("set-cookie");
    }
    open(ProxyRequest.get(Operation.LIST_MODELS)).close();
    server.takeRequest();
    assertThat(headers(server.takeRequest())).doesNotContainKey("cookie");
  }

  @Test
  void onlyHeadersThatACallerMayNeedArePassedOn() {
    server.enqueue(
        json(429, "{\"error\":\"busy\"}")
            .newBuilder()
            .addHeader("Retry-After", "7")
            .addHeader("X-Request-Id", "r1")
            .addHeader("request-id", "r2")
            .addHeader("X-Powered-By", "Express")
            .addHeader("Keep-Alive", "timeout=5")
            .build());
    try (var exchange = open(ProxyRequest.get(Operation.LIST_MODELS))) {
      assertThat(exchange.headers())
          .isEqualTo(
              Map.of(
                  "content-type", "application/json; charset=utf-8",
                  "retry-after", "7",
                  "x-request-id", "r1",
                  "request-id", "r2"));
    }
  }

  @Test
  void nobodysRedirectIsFollowed() {
    server.enqueue(
        new MockResponse.Builder().code(307).addHeader("Location", "/v1/models").build());
    try (var exchange = open(ProxyRequest.get(Operation.LIST_MODELS))) {
      assertThat(exchange.httpStatus()).isEqualTo(307);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void nothingIsSentTwiceEvenIfTheServerAsksForIt() {
    server.enqueue(
        json(503, "{\"error\":\"later\"}").newBuilder().addHeader("Retry-After", "0").build());
    server.enqueue(json(200, "{}"));
    try (var exchange = open(ProxyRequest.post(Operation.EMBEDDINGS, JsonPayload.of("{}")))) {
      assertThat(exchange.next()).isInstanceOf(Refused.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aJsonAnswerToWhoWantedAStreamIsAnAnswer() {
    server.enqueue(json(200, "{}"));
    try (var exchange = open(streamed("{\"stream\":true}"))) {
      assertThat(exchange.streams()).isFalse();
      assertThat(exchange.next()).isInstanceOf(Answer.class);
    }
  }

  @Test
  void aStreamToWhoDidNotWantOneIsAnAnswerAsItCame() {
    server.enqueue(stream("data: {}\n\n"));
    try (var exchange = open(ProxyRequest.post(Operation.COMPLETIONS, JsonPayload.of("{}")))) {
      assertThat(exchange.streams()).isFalse();
      assertThat(exchange.next())
          .isInstanceOfSatisfying(
              Answer.class, answer -> assertThat(answer.body().text()).isEqualTo("data: {}\n\n"));
    }
  }

  @Test
  void aStreamWithAnErrorStatusIsARefusal() {
    server.enqueue(stream("{\"error\":\"no\"}").newBuilder().code(500).build());
    try (var exchange = open(streamed("{}"))) {
      assertThat(exchange.streams()).isFalse();
      assertThat(exchange.next()).isInstanceOf(Refused.class);
    }
  }

  @Test
  void anAnswerBeyondTheLimitIsRefusedWithANextStep() {
    server.enqueue(json(200, " ".repeat(1_001)));
    try (var exchange = open(ProxyRequest.get(Operation.LIST_MODELS))) {
      assertThatExceptionOfType(LmStudioException.class)
          .isThrownBy(exchange::next)
          .satisfies(
              thrown -> {
                assertThat(thrown.failure().code()).isEqualTo(FailureCode.RESULT_TOO_LARGE);
                assertThat(thrown.failure().remedy()).isPresent();
              });
    }
  }

  @Test
  void aProxyIsNotAsked() {
    server.enqueue(json(200, "{}"));
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(new SocketServerProbeTest.NoSelector());
    try (var exchange = open(ProxyRequest.get(Operation.LIST_MODELS))) {
      assertThat(exchange.next()).isInstanceOf(Answer.class);
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void aModelMayThinkAsLongAsItLikesButNotSayNothingForEver() {
    OkHttpClient client = LmStudioClient.build(HttpSettings.defaults());
    assertThat(client.connectTimeoutMillis()).isEqualTo(2_000);
    assertThat(client.readTimeoutMillis()).isEqualTo(1_800_000);
    assertThat(client.writeTimeoutMillis()).isEqualTo(1_800_000);
    assertThat(client.callTimeoutMillis()).isZero();
  }

  @Test
  void aHostThatCannotExistIsDown() {
    var endpoint = new Endpoint("a".repeat(64) + ".example", 1234);
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(
            () ->
                gateway.open(endpoint, ProxyRequest.get(Operation.LIST_MODELS), new Cancellation()))
        .satisfies(
            thrown -> assertThat(thrown.failure().code()).isEqualTo(FailureCode.SERVER_DOWN));
  }

  private Exchange open(ProxyRequest request) {
    return gateway.open(endpoint(), request, new Cancellation());
  }

  private Endpoint endpoint() {
    return new Endpoint("127.0.0.1", server.getPort());
  }

  static ProxyRequest streamed(String body) {
    return new ProxyRequest(
        Operation.CHAT_COMPLETIONS,
        Operation.CHAT_COMPLETIONS.template(),
        Optional.of(JsonPayload.of(body)),
        true);
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json; charset=utf-8")
        .body(body)
        .build();
  }

  private static MockResponse stream(String body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream; charset=utf-8")
        .chunkedBody(body, 7)
        .build();
  }

  private static String bodyOf(RecordedRequest request) {
    ByteString body = request.getBody();
    return body == null ? "" : body.utf8();
  }

  private static Map<String, String> headers(RecordedRequest request) {
    var headers = new HashMap<String, String>();
    request
        .getHeaders()
        .forEach(pair -> headers.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
    return headers;
  }
}
