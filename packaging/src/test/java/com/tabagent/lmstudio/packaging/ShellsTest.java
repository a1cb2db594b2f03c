package com.tabagent.lmstudio.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real shells, and the real `man`, read what was written for them. Each test is left out where
/// its program is not installed.
@Timeout(60)
class ShellsTest {

  /// Runs a program to its end; what it writes to either stream.
  private static String run(String... command) throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin", command[0])), command[0] + " is not installed");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', chat",
    "'st', start stop status",
    "'headless o', on off",
    "'simulate --f', --fault",
    "'simulate --fault greeting-slo', greeting-slow",
    "'status --j', --json",
  })
  void bashOffers(String typed, String offered) throws Exception {
    List<String> words = new ArrayList<>(List.of("tabagent-host"));
    words.addAll(List.of(typed.split(" ", -1)));
    String script =
        """
        source "$1"
        shift
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        _complete_tabagent-host
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", script, "bash", Share.BASH.path().toString()));
    command.addAll(words);

    assertThat(run(command.toArray(String[]::new)).lines().map(String::strip))
        .contains(offered.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "'', chat",
    "'st', start stop status",
    "'headless o', on off",
    "'simulate --f', --fault",
    "'simulate --fault greeting-slo', greeting-slow",
    "'status --j', --json",
  })
  void fishOffers(String typed, String offered) throws Exception {
    String script = "source $argv[1]; complete -C \"tabagent-host $argv[2]\"";

    assertThat(
            run("fish", "--no-config", "-c", script, Share.FISH.path().toString(), typed)
                .lines()
                .map(line -> line.split("\t", -1)[0]))
        .contains(offered.split(" ", -1));
  }

  @Test
  void zshUnderstandsItsFunction() throws Exception {
    assertThat(run("zsh", "-f", "-n", Share.ZSH.path().toString())).isEmpty();
  }

  @Test
  void manShowsThePageWithoutAComplaint() throws Exception {
    String page = run("man", "--warnings=w", "-E", "UTF-8", "-l", Share.MANUAL_PAGE.path() + "");

    assertThat(page).doesNotContain("warning:").contains("EXIT STATUS", "--json");
  }
}
