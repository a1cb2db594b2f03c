package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whoever calls a stream off, and however, LM Studio sees its client go, by which it stops to
/// generate; and LM Studio is left alone otherwise.
@Timeout(120)
class CancelIT {
  private static final String STREAM =
      "{\"action\":\"openai\",\"id\":\"s\",\"stream\":true,\"path\":\"/v1/chat/completions\","
          + "\"body\":{\"model\":\"qwen/qwen3-4b-2507\",\"stream\":true,\"messages\":[]}}";

  @TempDir private Path folder;

  private interface Way {
    void callOff(BrowserPort port) throws Exception;
  }

  @Test
  void byMessage() throws Exception {
    assertCloses(port -> port.send("{\"action\":\"cancel\",\"id\":1,\"target\":\"s\"}"));
  }

  @Test
  void byTheEndOfTheInput() throws Exception {
    assertCloses(BrowserPort::disconnect);
  }

  @Test
  void bySignal() throws Exception {
    assertCloses(BrowserPort::terminate);
  }

  /// It has not even found out who LM Studio is: that is called off as well, and not begun again.
  @Test
  void whileLmStudioHangs() throws Exception {
    try (var stage = new Stage(folder)) {
      SimulatedServer server = stage.running(Fault.GREETING_SILENT);
      BrowserPort port = stage.connect(Map.of("TABAGENT_AUTO_START", "never"));
      port.send(STREAM);
      assertThat(server.awaitRequests(1, BrowserPort.PATIENCE)).isTrue();

      port.send("{\"action\":\"cancel\",\"id\":1,\"target\":\"s\"}");

      assertThat(List.of(port.reply(), port.reply()))
          .anySatisfy(reply -> assertThat(reply).contains("\"CANCELLED\""));
      BrowserPort.until(() -> server.openConnections() == 0, "the end of the connection");
      assertThat(server.requests()).hasSize(1);
    }
  }

  private void assertCloses(Way way) throws Exception {
    try (var stage = new Stage(folder)) {
      SimulatedServer server = stage.running(Fault.ENDLESS_STREAM);
      BrowserPort port = stage.connect();
      port.send(STREAM);
      port.next();
      port.next();
      assertThat(server.cancelledExchanges()).isZero();

      way.callOff(port);

      assertThat(server.awaitCancelled(BrowserPort.PATIENCE)).isTrue();
      BrowserPort.until(() -> server.openConnections() == 0, "the end of the connection");
    }
  }
}
