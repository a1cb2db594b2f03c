package com.tabagent.lmstudio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String CHAT = "/v1/chat/completions";
  private static final String HELLO =
      "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

  private static SimulatedServer start(Fault fault) {
    return SimulatedServer.start(
        ServerOptions.defaults().withSlowness(Duration.ofMinutes(5)).withFaults(fault));
  }

  private static List<String> stream(Fault fault) throws Exception {
    try (SimulatedServer server = start(fault);
        Http http = Http.to(server)) {
      return http.events(CHAT, HELLO);
    }
  }

  @Test
  void aStreamMayLackItsEnd() throws Exception {
    assertThat(stream(Fault.STREAM_WITHOUT_DONE).getLast()).contains("\"finish_reason\":\"stop\"");
  }

  @Test
  void aStreamMayFailByAnErrorEvent() throws Exception {
    List<String> events = stream(Fault.STREAM_ERROR_MIDWAY);
    assertThat(events).hasSize(4);
    assertThat(events.getLast())
        .startsWith("event: error\ndata: {\"error\":{\"message\":\"The model")
        .contains("},\"message\":\"The model");
  }

  @Test
  void aStreamMayFailByAPlainError() throws Exception {
    assertThat(stream(Fault.STREAM_ERROR_PLAIN).getLast())
        .startsWith("data: {\"error\":{\"message\":");
  }

  @Test
  void aStreamMayBreak() {
    assertThatThrownBy(() -> stream(Fault.STREAM_BREAKS)).isInstanceOf(IOException.class);
  }

  @Test
  void aGreetingMayComeLate() throws Exception {
    try (SimulatedServer server = start(Fault.GREETING_SLOW);
        RawClient client = RawClient.connect(server)) {
      client.send("GET /lmstudio-greeting HTTP/1.1\nHost: h\n\n");
      assertThat(server.awaitRequests(1, LIMIT)).isTrue();
      server.release();
      client.awaitText("{\"lmstudio\":true}");
    }
  }

  @Test
  void aLoadMayTakeItsTime() throws Exception {
    try (SimulatedServer server = start(Fault.LOAD_SLOW);
        RawClient client = RawClient.connect(server)) {
      client.post(CHAT, HELLO);
      assertThat(server.awaitRequests(1, LIMIT)).isTrue();
      server.release();
      client.awaitText("[DONE]");
    }
  }

  @Test
  void aServerMayBeSilent() throws Exception {
    SimulatedServer server = start(Fault.GREETING_SILENT);
    try (RawClient client = RawClient.connect(server)) {
      client.send("GET /lmstudio-greeting HTTP/1.1\nHost: h\n\n");
      assertThat(server.awaitRequests(1, LIMIT)).isTrue();
      server.close();
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void thePortMayBelongToAWebServer() throws Exception {
    try (SimulatedServer server = start(Fault.FOREIGN_GREETING);
        Http http = Http.to(server)) {
      assertThat(http.get("/lmstudio-greeting").statusCode()).isEqualTo(404);
      assertThat(http.get("/lmstudio-greeting").body()).startsWith("<html>");
      assertThat(http.get("/").headers().firstValue("X-Powered-By")).isEmpty();
    }
  }

  @Test
  void thePortMayBelongToAnotherOpenAiServer() throws Exception {
    try (SimulatedServer server = start(Fault.FOREIGN_OPENAI);
        Http http = Http.to(server)) {
      assertThat(http.get("/lmstudio-greeting").statusCode()).isEqualTo(404);
      assertThat(http.get("/v1/models").body()).contains("\"owned_by\":\"llamacpp\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultCanBeNamedByHand(Fault fault) {
    assertThat(fault.summary()).matches(".*\\(.+\\)");
    assertThat(Simulation.faultNames()).contains(Simulation.nameOf(fault));
    try (SimulatedServer server = Simulation.start(0, List.of(Simulation.nameOf(fault)))) {
      assertThat(server.url()).startsWith("http://127.0.0.1:");
    }
  }

  @Test
  void anUnknownFaultIsAnsweredWithTheList() {
    assertThatThrownBy(() -> Simulation.start(0, List.of("no-such")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stream-stalls");
  }
}
