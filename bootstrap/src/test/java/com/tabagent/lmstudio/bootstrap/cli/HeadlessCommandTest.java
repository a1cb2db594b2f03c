package com.tabagent.lmstudio.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The switch for running without a window: each key with its file, its value and its meaning.
@Timeout(60)
class HeadlessCommandTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void aMachineWhoseLmStudioDoesNotRun() throws Exception {
    shell = new Shell(folder.resolve("home"));
    shell.machine.install().bootstrap().configure(Shell.freePort(), "127.0.0.1", false);
  }

  @AfterEach
  void closeShell() {
    shell.close();
  }

  private List<String> values(String... arguments) {
    assertThat(shell.run(arguments)).isEqualTo(0);
    assertThat(shell.talk()).isEmpty();
    return shell.out().lines().map(line -> line.substring(0, 8).strip()).toList();
  }

  @ParameterizedTest
  @CsvSource({"headless", "headless status", "headless STATUS"})
  void aReportChangesNothing(String line) {
    assertThat(values(line.split(" ", -1))).containsExactly("not set", "not set", "off");

    assertThat(shell.out())
        .contains("enableLocalService in " + shell.machine.lmStudioHome())
        .contains("autoStartOnLaunch in ", "(the server comes up together with LM Studio)");
    assertThat(shell.machine.lmStudioHome().resolve("settings.json")).doesNotExist();
  }

  @Test
  void onAndOffAreWrittenAndReported() throws Exception {
    assertThat(values("headless", "on")).containsExactly("on", "on", "on");
    assertThat(Files.readString(shell.machine.lmStudioHome().resolve("settings.json")))
        .containsPattern("\"enableLocalService\"\\s*:\\s*true");
    assertThat(values("headless")).containsExactly("on", "on", "on");

    assertThat(values("headless", "OFF")).containsExactly("off", "off", "off");
    assertThat(values("headless", "status")).containsExactly("off", "off", "off");
  }

  @Test
  void whileLmStudioRunsNothingIsSet() {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults())) {
      shell.machine.configure(server.port(), "127.0.0.1", false);

      assertThat(shell.run("headless", "on")).isEqualTo(1);

      assertThat(shell.out()).isEmpty();
      assertThat(shell.talk()).contains("LM Studio runs", "Next: Quit LM Studio");
      assertThat(values("headless")).containsExactly("not set", "not set", "off");
    }
  }
}
