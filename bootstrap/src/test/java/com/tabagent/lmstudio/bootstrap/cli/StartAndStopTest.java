package com.tabagent.lmstudio.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Starting and stopping from a terminal: the state as the result, or the next step in words.
@Timeout(120)
class StartAndStopTest {
  @TempDir private Path folder;
  private Shell shell;
  private int port;

  @BeforeEach
  void aShell() throws Exception {
    shell = new Shell(folder.resolve("home"));
    port = Shell.freePort();
  }

  @AfterEach
  void nothingIsLeft() {
    shell.close();
    assertThat(shell.machine.processes()).isEmpty();
  }

  @Test
  void theServerIsStartedOnceAndStoppedOnce() {
    shell.machine.install().bootstrap().configure(port, "127.0.0.1", false);

    assertThat(shell.run("start")).isEqualTo(0);
    assertThat(shell.out().strip())
        .isEqualTo("LM Studio's server runs at http://127.0.0.1:" + port + ".");
    assertThat(shell.talk()).doesNotContain("\u001b", "\r");
    assertThat(shell.machine.serverPort()).contains(port);
    int calls = shell.machine.lmsInvocations().size();

    assertThat(shell.run("start")).isEqualTo(0);
    assertThat(shell.machine.lmsInvocations()).hasSize(calls);

    assertThat(shell.run("stop")).isEqualTo(0);
    assertThat(shell.out().strip()).isEqualTo("LM Studio's server does not run.");
    assertThat(shell.machine.serverRunning()).isFalse();

    assertThat(shell.run("stop")).isEqualTo(0);
    assertThat(shell.out().strip()).isEqualTo("LM Studio's server does not run.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "chat Hello", "headless on"})
  void withoutLmStudioTheNextStepIsToInstallIt(String line) {
    shell.variable("TABAGENT_API_ENDPOINT", "http://127.0.0.1:" + port);

    assertThat(shell.run(line.split(" ", -1))).isEqualTo(1);

    assertThat(shell.out()).isEmpty();
    assertThat(shell.talk().lines())
        .hasSize(2)
        .startsWith("LM Studio is not installed.")
        .last()
        .asString()
        .startsWith("Next: ")
        .endsWith("  https://lmstudio.ai/download");
  }

  @Test
  void withoutLmsTheNextStepIsACommand() {
    shell.machine.install().configure(port, "127.0.0.1", false);

    assertThat(shell.run("start")).isEqualTo(1);

    assertThat(shell.out()).isEmpty();
    assertThat(shell.talk()).contains("Next: Open LM Studio once").contains("  lms bootstrap");
  }

  @Test
  void aForeignProgramOnThePortIsNamed() {
    var foreign = ServerOptions.defaults().withFaults(Fault.FOREIGN_GREETING);
    try (SimulatedServer server = SimulatedServer.start(foreign)) {
      shell.machine.install().bootstrap().configure(server.port(), "127.0.0.1", false);

      assertThat(shell.run("start")).isEqualTo(1);

      assertThat(shell.talk()).contains("Port " + server.port() + " is taken", "Next: Close");
      assertThat(shell.machine.lmsInvocations()).isEmpty();
    }
  }

  @Test
  void aStopThatFailsIsToldWithExitCode1() {
    shell
        .machine
        .install()
        .bootstrap()
        .configure(port, "127.0.0.1", false)
        .faults(Fault.LMS_STOP_FAILS);
    assertThat(shell.run("start")).isEqualTo(0);

    assertThat(shell.run("stop")).isEqualTo(1);

    assertThat(shell.out()).isEmpty();
    assertThat(shell.talk()).isNotBlank().doesNotContain("Exception", "\tat ");
  }
}
