package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who asks on a terminal and calls it off stops the model too, not only the output.
class ChatInterruptIT {
  @TempDir private Path folder;

  /// With the signal of `kill` in place of Ctrl-C's, which a build in the background never gets;
  /// Java takes both the same way.
  @Test
  void endingAChatClosesTheConnectionToTheModel() throws Exception {
    var options = ServerOptions.defaults().withFaults(Fault.ENDLESS_STREAM);
    try (SimulatedMachine machine = SimulatedMachine.create(folder.resolve("home"));
        SimulatedServer server = SimulatedServer.start(options)) {
      machine.install().bootstrap().configure(server.port(), "127.0.0.1", false);
      Process chat = HostRun.start(machine, Redirect.PIPE, "chat", "Count to a million");
      try {
        assertThat(chat.getInputStream().read()).as("the first byte").isPositive();
        assertThat(server.cancelledExchanges()).isZero();

        chat.destroy();

        assertThat(server.awaitCancelled(Duration.ofSeconds(20))).isTrue();
        assertThat(chat.waitFor(20, TimeUnit.SECONDS)).isTrue();
      } finally {
        chat.destroyForcibly();
      }
    }
  }
}
