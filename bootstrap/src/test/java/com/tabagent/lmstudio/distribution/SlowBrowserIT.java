package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A browser that does not read for a while loses nothing, and whoever asks meanwhile does not wait
/// for the end of the stream.
@Timeout(120)
class SlowBrowserIT {
  private static final int TOKENS = 10_000;

  /// What the pipe holds, and a turn for each: a stream must not keep the others from theirs.
  private static final int FRAMES_BEFORE_THE_OTHERS = 1_000;

  @TempDir private Path folder;

  @Test
  void aStreamWaitsAndTheOthersAreNotHeldUp() throws Exception {
    var options = ServerOptions.defaults().withAnswerTokens(TOKENS);
    try (SimulatedMachine machine = SimulatedMachine.create(folder.resolve("home"));
        SimulatedServer server = SimulatedServer.start(options)) {
      machine.install().bootstrap().configure(server.port(), "127.0.0.1", false);
      try (var port = BrowserPort.openUnread(Browser.CHROMIUM, machine, Map.of())) {
        var ledger = new Ledger(port);
        int stream =
            ledger.ask(
                "\"action\":\"openai\",\"stream\":true,\"path\":\"/v1/chat/completions\","
                    + "\"body\":{\"stream\":true,\"messages\":[]}",
                "success");
        port.awaitFullPipe();
        ledger.ask("\"action\":\"ping\"", "success");

        port.read();

        int before = 0;
        while (ledger.open().size() == 2) {
          assertThat(ledger.next().id()).isPositive();
          before++;
        }
        assertThat(before).isLessThan(FRAMES_BEFORE_THE_OTHERS);
        assertThat(ledger.open()).containsExactly(stream);
        while (!ledger.open().isEmpty()) {
          ledger.next();
        }
        assertThat(port.disconnect()).matches(HostEnd::isClean);
      }
    }
  }
}
