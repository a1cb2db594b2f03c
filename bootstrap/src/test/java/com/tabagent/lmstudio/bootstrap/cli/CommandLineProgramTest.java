package com.tabagent.lmstudio.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.bootstrap.startup.ProductVersion;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import com.tabagent.lmstudio.simulator.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What any command line comes to: a result and exit code 0, or words for a person and another.
@Timeout(60)
class CommandLineProgramTest {
  private static final List<String> COMMANDS =
      List.of(
          "install",
          "uninstall",
          "doctor",
          "status",
          "start",
          "stop",
          "chat",
          "headless",
          "demo",
          "simulate",
          "prepare",
          "serve");

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void aShell() {
    shell = new Shell(folder.resolve("home"));
  }

  @AfterEach
  void closeShell() {
    shell.close();
  }

  @Test
  void theHelpNamesEveryCommand() {
    assertThat(shell.run("--help")).isEqualTo(0);

    assertThat(shell.out()).contains(COMMANDS).contains("Exit codes:");
    assertThat(shell.talk()).isEmpty();
  }

  @Test
  void eachCommandHasHelpOfItsOwn() {
    for (String command : COMMANDS) {
      assertThat(shell.run(command, "--help")).as(command).isEqualTo(0);
      assertThat(shell.out()).startsWith("Usage: tabagent-host " + command);
      assertThat(shell.talk()).isEmpty();
    }
  }

  @Test
  void theHelpAndTheReadmeListTheSameExitCodes() throws Exception {
    shell.run("--help");
    String help = shell.out().substring(shell.out().indexOf("Exit codes:"));
    String readme = Files.readString(Path.of("..", "README.md"));
    String sentence =
        readme.substring(readme.indexOf("Exit codes: "), readme.indexOf("The distri"));

    assertThat(numbers(sentence, "(?<=[ \n])([0-9]+) (?=[a-zA-Z])", "25"))
        .containsExactlyElementsOf(numbers(help, "(?m)^ *([0-9]+) ", ""));
  }

  private static List<String> numbers(String text, String pattern, String no) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult result) -> result.group(1))
        .filter(number -> !number.equals(no))
        .toList();
  }

  @Test
  void theVersionIsAResult() {
    assertThat(shell.run("--version")).isEqualTo(0);

    assertThat(shell.out().strip()).isEqualTo("tabagent-host " + ProductVersion.current());
    assertThat(shell.talk()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dance",
        "",
        "--dance",
        "status --yaml",
        "status now",
        "chat",
        "chat Hello --model",
        "headless maybe",
        "simulate --port many",
        "serve now",
        "serve --parent",
      })
  void whatIsNotUnderstoodIsSaidWithTheUsageAndEndsWith2(String line) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);

    assertThat(shell.run(arguments)).isEqualTo(2);

    assertThat(shell.out()).isEmpty();
    assertThat(shell.talk()).isNotBlank().doesNotContain("Exception", "\tat ");
  }

  @Test
  void serveWithAnythingBehindItSaysThatItStandsAlone() {
    assertThat(shell.run("serve")).isEqualTo(2);

    assertThat(shell.out()).isEmpty();
    assertThat(shell.talk()).contains("stands alone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status", "start", "stop", "chat Hello", "headless on", "headless status"})
  void settingsThatCannotBeUsedAreAllNamedAndEndWith78(String line) {
    shell
        .variable("TABAGENT_LOG_LEVEL", "loud")
        .variable("TABAGENT_AUTO_START", "sometimes")
        .variable("TABAGENT_API_TOKEN", "xyzzy plugh");

    assertThat(shell.run(line.split(" ", -1))).isEqualTo(78);

    assertThat(shell.out()).isEmpty();
    assertThat(shell.talk().lines())
        .hasSize(3)
        .anyMatch(said -> said.contains("'loud'"))
        .anyMatch(said -> said.contains("'sometimes'"))
        .noneMatch(said -> said.contains("xyzzy"));
  }

  @Test
  void aStartUpCacheBelongsToAnInstalledHost() {
    assertThat(shell.run("prepare")).isEqualTo(1);

    assertThat(shell.out()).isEmpty();
    assertThat(shell.talk()).contains("bin/tabagent-host prepare");
  }

  @Test
  void theFaultsOfTheSimulatorAreListed() {
    assertThat(shell.run("simulate", "--list-faults")).isEqualTo(0);

    assertThat(shell.out().lines().map(line -> line.split(" ", -1)[0]))
        .containsExactlyElementsOf(Simulation.faultNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--fault dance", "--port 65536", "--port -1"})
  void aSimulationThatCannotBeIsNotUnderstood(String options) {
    String[] both = options.split(" ", -1);

    assertThat(shell.run("simulate", both[0], both[1])).isEqualTo(2);

    assertThat(shell.out()).isEmpty();
    assertThat(shell.talk()).contains(both[1]).doesNotContain("Exception", "\tat ");
  }

  @Test
  void aSimulationOnAPortThatIsTakenSaysSo() {
    try (SimulatedServer holder = SimulatedServer.start(ServerOptions.defaults())) {
      String port = String.valueOf(holder.port());

      assertThat(shell.run("simulate", "--port", port)).isEqualTo(1);

      assertThat(shell.talk()).contains(port).doesNotContain("Exception", "\tat ");
    }
  }
}
