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

/// A status, for a person and for a program, in each state and with its one next step.
@Timeout(60)
class StatusCommandTest {
  @TempDir private Path folder;
  private Shell shell;
  private int port;

  @BeforeEach
  void aMachineWithoutLmStudio() throws Exception {
    shell = new Shell(folder.resolve("home"));
    port = Shell.freePort();
  }

  @AfterEach
  void closeShell() {
    shell.close();
  }

  private String row(String name) {
    return shell
        .out()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .reduce((one, other) -> one + "|" + other)
        .orElse("")
        .substring(name.length())
        .strip();
  }

  private void status() {
    assertThat(shell.run("status")).isEqualTo(0);
    assertThat(shell.talk()).isEmpty();
  }

  private void json(boolean installed, boolean bootstrapped, boolean running, String state) {
    assertThat(shell.run("status", "--json")).isEqualTo(0);
    assertThat(shell.talk()).isEmpty();
    assertThat(shell.out().lines()).hasSize(1);
    assertThat(shell.out())
        .startsWith(
            ("{\"installed\":%s,\"bootstrapped\":%s,\"server_running\":%s,"
                    + "\"api_endpoint\":\"http://127.0.0.1:%d\"")
                .formatted(installed, bootstrapped, running, port))
        .contains("\"state\":\"" + state + "\"");
  }

  @Test
  void notInstalled() {
    shell.variable("TABAGENT_API_ENDPOINT", "127.0.0.1:" + port);

    status();
    assertThat(row("LM Studio")).isEqualTo("not installed");
    assertThat(row("lms tool")).isEqualTo("not set up");
    assertThat(row("Server")).isEqualTo("not running");
    assertThat(row("State")).isEqualTo("LM Studio is not installed.");
    assertThat(row("Next")).endsWith("  https://lmstudio.ai/download");
    json(false, false, false, "NOT_INSTALLED");
  }

  @Test
  void notBootstrapped() {
    shell.machine.install().configure(port, "127.0.0.1", false);

    status();
    assertThat(row("LM Studio")).isEqualTo("installed");
    assertThat(row("lms tool")).isEqualTo("not set up");
    assertThat(row("Endpoint")).isEqualTo("http://127.0.0.1:" + port);
    assertThat(row("Next")).contains("Open LM Studio once").endsWith("  lms bootstrap");
    json(true, false, false, "NOT_BOOTSTRAPPED");
  }

  @Test
  void serverDown() {
    shell.machine.install().bootstrap().configure(port, "127.0.0.1", false);

    status();
    assertThat(row("lms tool")).isEqualTo(shell.machine.lms().toString());
    assertThat(row("Server")).isEqualTo("not running");
    assertThat(row("Model")).isEqualTo("none loaded");
    assertThat(row("State")).isEqualTo("LM Studio's server does not run.");
    assertThat(row("Next")).endsWith("  tabagent-host start");
    json(true, true, false, "SERVER_DOWN");
  }

  @Test
  void ready() {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults())) {
      port = server.port();
      shell.machine.install().bootstrap().configure(port, "127.0.0.1", false);

      status();
      assertThat(row("LM Studio")).isEqualTo("installed");
      assertThat(row("Server")).isEqualTo("running");
      assertThat(row("State")).isEqualTo("LM Studio's server runs at " + server.url() + ".");
      assertThat(row("Next")).isEqualTo("nothing to do");
      json(true, true, true, "READY");
      assertThat(shell.out()).doesNotContain("\"remedy\"");
    }
  }

  @Test
  void aPortThatIsTakenIsNamedWithoutAnythingToType() {
    var foreign = ServerOptions.defaults().withFaults(Fault.FOREIGN_GREETING);
    try (SimulatedServer server = SimulatedServer.start(foreign)) {
      port = server.port();
      shell.machine.install().bootstrap().configure(port, "127.0.0.1", false);

      status();
      assertThat(row("Server")).isEqualTo("not running");
      assertThat(row("State")).startsWith("Port " + port + " is taken");
      assertThat(row("Next")).startsWith("Close the program").doesNotContain("  ");
      json(true, true, false, "PORT_IN_USE");
    }
  }

  @Test
  void aTokenThatIsWantedIsTakenFromTheSettingsAndNotPrinted() {
    var locked = ServerOptions.defaults().withRequiredToken("sk-lm-xyzzy");
    try (SimulatedServer server = SimulatedServer.start(locked)) {
      port = server.port();
      shell.machine.install().bootstrap().configure(port, "127.0.0.1", false);

      status();
      assertThat(row("Next")).contains("api_token");
      json(true, true, true, "AUTH_REQUIRED");

      shell.variable("LM_API_TOKEN", "sk-lm-xyzzy");
      status();
      assertThat(row("Next")).isEqualTo("nothing to do");
      assertThat(shell.out()).doesNotContain("xyzzy");
      json(true, true, true, "READY");
      assertThat(shell.out()).doesNotContain("xyzzy");
    }
  }
}
