package com.tabagent.lmstudio.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.RecordedRequest;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is sent to LM Studio is sent once, and its answer is taken for what it is.
@Timeout(120)
class OnceIT {
  private static final String CHATS = "/v1/chat/completions";

  @TempDir private Path folder;

  /// LM Studio closes what was idle for five seconds; here sooner.
  @Test
  void aPostDoesNotDieOfAConnectionThatTheServerHasDropped() throws Exception {
    try (var stage = new Stage(folder)) {
      SimulatedServer server =
          stage.running(ServerOptions.defaults().withIdleTimeout(Duration.ofMillis(50)));
      BrowserPort port = stage.connect();
      for (int id = 0; id < 5; id++) {
        assertThat(port.ask(Provocations.chat(",\"id\":" + id)))
            .startsWith("{\"status\":\"success\"");
        BrowserPort.until(() -> server.openConnections() == 0, "the end of the connection");
      }

      assertThat(chats(server)).isEqualTo(5);
    }
  }

  @Test
  void aRequestThatBreaksInTheMiddleIsNotSentAgain() throws Exception {
    try (var stage = new Stage(folder)) {
      SimulatedServer server = stage.running(Fault.STREAM_BREAKS);

      String reply =
          stage.ask(
              "{\"action\":\"openai\",\"id\":1,\"path\":\"/v1/chat/completions\","
                  + "\"body\":{\"stream\":true,\"messages\":[]}}");

      assertThat(reply).contains("\"code\":\"UPSTREAM_INTERRUPTED\"");
      assertThat(chats(server)).isEqualTo(1);
    }
  }

  @Test
  void anErrorWithStatus200IsAnError() throws Exception {
    try (var stage = new Stage(folder)) {
      stage.running(Fault.OLD_VERSION);

      assertThat(stage.ask("{\"action\":\"openai\",\"path\":\"/api/v1/models\"}"))
          .contains("\"http_status\":200", "\"code\":\"UPSTREAM_ERROR\"");
    }
  }

  @Test
  void anAnswerOfAnotherModelIsPassedOnWithItsName() throws Exception {
    try (var stage = new Stage(folder)) {
      byte[] answer = "{\"model\":\"another\",\"choices\":[]}".getBytes(UTF_8);
      stage.running(ServerOptions.defaults().withCannedBody(CHATS, answer));

      assertThat(stage.ask(Provocations.chat("")))
          .contains("\"body\":" + new String(answer, UTF_8));
    }
  }

  private static long chats(SimulatedServer server) {
    return server.requests().stream().map(RecordedRequest::path).filter(CHATS::equals).count();
  }
}
