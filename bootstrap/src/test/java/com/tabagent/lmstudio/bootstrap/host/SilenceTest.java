package com.tabagent.lmstudio.bootstrap.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.identity.Caller;
import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A whole host in front of a server that takes its time, under limits that a user has set.
@Timeout(60)
class SilenceTest {
  private static final String BODY =
      "\"path\":\"/v1/chat/completions\",\"body\":{\"model\":\"qwen/qwen3-4b-2507\","
          + "\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}}";

  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void aUserWithLimits() {
    environment.put("HOME", home.toString());
    environment.put("TABAGENT_AUTO_START", "never");
    environment.put("TABAGENT_WAITING_INTERVAL_MS", "50");
  }

  private static SimulatedServer server(Fault fault) {
    return SimulatedServer.start(
        ServerOptions.defaults().withFaults(fault).withSlowness(Duration.ofSeconds(2)));
  }

  private HostConversation converse(SimulatedServer server) throws IOException {
    environment.put("TABAGENT_API_ENDPOINT", server.url());
    return new HostConversation(Caller.NONE, environment);
  }

  private static String streamed(int id) {
    return "{\"action\":\"openai\",\"id\":" + id + ",\"stream\":true," + BODY;
  }

  /// The first frame that is no sign of life.
  private static String skipWaiting(HostConversation browser) throws IOException {
    String frame = browser.next();
    while (frame.startsWith("{\"type\":\"waiting\"")) {
      frame = browser.next();
    }
    return frame;
  }

  @Test
  void aModelThatIsBeingLoadedIsSeenToBeWaitedForAndAnswers() throws Exception {
    try (var server = server(Fault.LOAD_SLOW);
        var browser = converse(server)) {
      assertThat(browser.ask(streamed(1)))
          .startsWith("{\"type\":\"waiting\",\"id\":1,\"seq\":0,\"payload\":{\"phase\":\"");
      assertThat(skipWaiting(browser)).startsWith("{\"type\":\"response\",\"id\":1,");
    }
  }

  @Test
  void whoComesSecondToAModelThatIsBeingLoadedWaitsInLine() throws Exception {
    try (var server = server(Fault.LOAD_SLOW);
        var browser = converse(server)) {
      browser.send(streamed(1));
      browser.send(streamed(2));

      String frame = browser.next();
      while (!frame.contains("\"phase\":\"queue\"")) {
        frame = browser.next();
      }
      assertThat(frame).startsWith("{\"type\":\"waiting\",\"id\":2,");
    }
  }

  @Test
  void aStreamThatStopsInTheMiddleIsEndedByTheUsersLimit() throws Exception {
    environment.put("TABAGENT_BETWEEN_BYTES_TIMEOUT_MS", "1000");
    try (var server = server(Fault.STREAM_STALLS);
        var browser = converse(server)) {
      browser.send(streamed(1));
      String frame = skipWaiting(browser);
      while (!frame.startsWith("{\"status\"")) {
        frame = skipWaiting(browser);
      }

      assertThat(frame)
          .contains(
              "\"code\":\"UPSTREAM_STALLED\"",
              "\"phase\":\"between_bytes\"",
              "\"elapsed_ms\":1000",
              "\"chunks\":");
    }
  }

  @Test
  void oneMoreThanTheUserAllowsForAModelIsBusy() throws Exception {
    environment.put("TABAGENT_MAX_REQUESTS_PER_MODEL", "1");
    try (var server = server(Fault.LOAD_SLOW);
        var browser = converse(server)) {
      browser.send(streamed(1));
      browser.send(streamed(2));

      String frame = skipWaiting(browser);
      assertThat(frame)
          .startsWith("{\"status\":\"error\",\"id\":2,")
          .contains("\"code\":\"BUSY\"", "\"retry_after_ms\":1000");
    }
  }

  @Test
  void aWatchTellsWhenTheServerGoes() throws Exception {
    SimulatedServer server = SimulatedServer.start(ServerOptions.defaults());
    try (var browser = converse(server)) {
      try (server) {
        assertThat(browser.ask("{\"action\":\"watch_lmstudio\",\"id\":1,\"stream\":true}"))
            .startsWith("{\"type\":\"lmstudio.state\",\"id\":1,\"seq\":0,")
            .contains("\"server_running\":true");
      }

      assertThat(browser.next())
          .startsWith("{\"type\":\"lmstudio.state\",\"id\":1,\"seq\":1,")
          .contains("\"server_running\":false");
    }
  }
}
