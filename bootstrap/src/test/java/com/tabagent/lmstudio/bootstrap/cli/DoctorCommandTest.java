package com.tabagent.lmstudio.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A report, for a person, for a program and for a stranger. There is no host to be started here.
@Timeout(60)
class DoctorCommandTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void aMachineWithChromiumAndNothingElse() throws Exception {
    shell = new Shell(folder.resolve("ann"));
    shell.variable("PATH", "/nowhere");
    shell.variable("TABAGENT_API_ENDPOINT", "127.0.0.1:" + Shell.freePort());
    Files.createDirectories(shell.machine.userHome().resolve(".config/chromium"));
  }

  @AfterEach
  void closeShell() {
    shell.close();
  }

  @Test
  void eachFindingIsALineWithWhatToDoBelow() {
    assertThat(shell.run("doctor")).isEqualTo(1);

    assertThat(shell.talk()).isEmpty();
    assertThat(shell.out().lines())
        .containsSequence(
            "[error] chromium           The host is not registered with Chromium.",
            "        next: Register it for your extension; in place of ID, give the one that the browser"
                + " shows.  tabagent-host install --browser chromium --extension-id ID")
        .contains("[error] app                LM Studio is not installed.");
    assertThat(shell.out().strip()).endsWith("1 ok, 0 warnings, 2 errors.");
  }

  @Test
  void aProgramGetsTheSameAsAnExtension() {
    assertThat(shell.run("doctor", "--json")).isEqualTo(1);

    assertThat(shell.out().lines()).hasSize(1);
    assertThat(shell.out())
        .startsWith("{\"verdict\":\"error\",\"ok\":1,\"warnings\":0,\"errors\":2,\"findings\":[{")
        .contains("\"area\":\"browser\",\"name\":\"chromium\",\"verdict\":\"error\"");
  }

  @Test
  void settingsThatCannotBeUsedAreFindingsAndTheRestIsLookedAtAllTheSame() {
    shell.variable("TABAGENT_LOG_LEVEL", "loud").variable("TABAGENT_AUTO_START", "sometimes");

    assertThat(shell.run("doctor")).isEqualTo(1);

    assertThat(shell.out().lines())
        .anyMatch(line -> line.startsWith("[error] settings") && line.contains("'loud'"))
        .anyMatch(line -> line.startsWith("[error] settings") && line.contains("'sometimes'"))
        .anyMatch(line -> line.startsWith("[error] chromium"));
  }

  @Test
  void whatCannotBeMendedIsSaid() {
    assertThat(shell.run("doctor", "--fix")).isEqualTo(1);

    assertThat(shell.talk()).contains("nothing that can be mended without you");
  }

  @Test
  void theReportForAStrangerNamesNobody() throws Exception {
    shell.machine.install().bootstrap();
    Path report = folder.resolve("report.json");

    shell.run("doctor", "--report", report.toString());

    assertThat(shell.out()).contains(shell.machine.userHome().toString());
    assertThat(Files.readString(report))
        .startsWith("{\"version\":\"")
        .contains("\"os\":\"linux\"", "\"java\":\"", "~/.lmstudio", "\"findings\":[")
        .doesNotContain(shell.machine.userHome().toString(), "/ann");
    assertThat(shell.talk()).contains(report.toString());
  }

  @Test
  void aReportThatCannotBeWrittenIsToldInASentence() {
    assertThat(shell.run("doctor", "--report", folder.resolve("no/report").toString()))
        .isEqualTo(1);

    assertThat(shell.talk()).contains("cannot be written", "Next: ").doesNotContain("Exception");
  }

  @Test
  void aModelWritesATokenOnlyWhenItIsAsked() {
    try (SimulatedServer server = SimulatedServer.start(ServerOptions.defaults())) {
      shell.variable("TABAGENT_API_ENDPOINT", "127.0.0.1:" + server.port());

      shell.run("doctor");
      assertThat(server.requests()).noneMatch(request -> request.path().contains("chat"));
      assertThat(shell.out()).contains("[ok]    server").doesNotContain("chat  ");

      shell.run("doctor", "--chat");
      assertThat(shell.out()).contains("[ok]    chat");
      assertThat(server.requests().getLast().path()).isEqualTo("/v1/chat/completions");
    }
  }
}
