package com.tabagent.lmstudio.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One question on a terminal: the answer is the result, everything else is said besides. How an
/// interrupt calls it off takes a process of its own, and is shown with the distribution.
@Timeout(120)
class ChatCommandTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void aShell() {
    shell = new Shell(folder.resolve("home"));
  }

  @AfterEach
  void nothingIsLeft() {
    shell.close();
    assertThat(shell.machine.processes()).isEmpty();
  }

  private int chat(SimulatedServer server, String... more) {
    shell.machine.install().bootstrap().configure(server.port(), "127.0.0.1", false);
    String[] arguments = new String[more.length + 2];
    arguments[0] = "chat";
    arguments[1] = "Grüß \"Gott\" \n 你好";
    System.arraycopy(more, 0, arguments, 2, more.length);
    return shell.run(arguments);
  }

  private static String asked(SimulatedServer server) {
    return server.requests().stream()
        .map(request -> new String(request.body(), StandardCharsets.UTF_8))
        .filter(body -> body.contains("messages"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theAnswerIsTheResultAndEndsItsLine() {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults())) {
      assertThat(chat(server)).isEqualTo(0);

      assertThat(shell.out())
          .contains("You said: Grüß \"Gott\"", "你好")
          .endsWith(System.lineSeparator());
      assertThat(shell.talk()).isEmpty();
      assertThat(asked(server)).contains("\"stream\":true");
    }
  }

  @Test
  void theModelThatIsNamedIsAsked() {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults())) {
      chat(server, "--model", "some/model-of-mine");

      assertThat(asked(server)).contains("\"model\":\"some/model-of-mine\"");
    }
  }

  @Test
  void whatTheServerRefusesIsSaidWithExitCode1() {
    var crashing = ServerOptions.defaults().withFaults(Fault.MODEL_CRASH);
    try (SimulatedServer server = SimulatedServer.start(crashing)) {
      assertThat(chat(server)).isEqualTo(1);

      assertThat(shell.out()).isBlank();
      assertThat(shell.talk()).isNotBlank().doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void anAnswerThatBreaksOffKeepsWhatCameAndIsNotDone() {
    var breaking = ServerOptions.defaults().withFaults(Fault.STREAM_BREAKS);
    try (SimulatedServer server = SimulatedServer.start(breaking)) {
      assertThat(chat(server)).isEqualTo(1);

      assertThat(shell.out()).isNotBlank();
      assertThat(shell.talk()).isNotBlank().doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void aServerThatIsDownIsStartedFirst() throws Exception {
    int port = Shell.freePort();
    shell.interactive().machine.install().bootstrap().configure(port, "127.0.0.1", false);

    assertThat(shell.run("chat", "Hello")).isEqualTo(0);

    assertThat(shell.out()).contains("You said: Hello").doesNotContain("Starting", "\r");
    assertThat(shell.machine.serverPort()).contains(port);
  }

  @Test
  void aServerThatMayNotBeStartedLeavesTheStepToTheUser() throws Exception {
    shell.machine.install().bootstrap().configure(Shell.freePort(), "127.0.0.1", false);

    assertThat(shell.variable("TABAGENT_AUTO_START", "never").run("chat", "Hello")).isEqualTo(1);

    assertThat(shell.talk()).contains("does not run").contains("  tabagent-host start");
    assertThat(shell.machine.lmsInvocations()).isEmpty();
  }
}
