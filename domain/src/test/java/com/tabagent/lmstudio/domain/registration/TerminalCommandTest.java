package com.tabagent.lmstudio.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalCommandTest {

  @ParameterizedTest
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "asks a shell of the others")
  @ValueSource(
      strings = {
        "/opt/host",
        "/home/ann b/host",
        "/home/Zoë's home/host",
        "/home/ü/host",
        "/home/$HOME/`id`/\"x\"/host",
        "/home/a;b|c&d/*/~/host",
        "/home/back\\slash/host",
        "tabagent-host"
      })
  void aShellTakesTheLineForTheWordsThatWereMeant(String launcher) throws Exception {
    var command = new TerminalCommand(OperatingSystem.LINUX, Path.of(launcher));

    assertThat(parsed(command.line("install", "--browser", "it's all", "")))
        .containsExactly(launcher, "install", "--browser", "it's all", "");
  }

  /// What `sh` makes of a line.
  private static List<String> parsed(String line) throws IOException {
    var builder =
        new ProcessBuilder("sh", "-c", "for word in " + line + "; do echo \"$word\"; done");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process shell = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    shell.getOutputStream().close();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\host\\run.bat, C:\\host\\run.bat doctor",
    "C:\\Ann B\\run.bat, \"C:\\Ann B\\run.bat\" doctor",
    "C:\\R&D\\run.bat, \"C:\\R&D\\run.bat\" doctor",
    "C:\\Zoë's\\run.bat, \"C:\\Zoë's\\run.bat\" doctor",
  })
  void onWindowsQuotesStandWhereTheyAreNeeded(String launcher, String line) {
    assertThat(new TerminalCommand(OperatingSystem.WINDOWS, Path.of(launcher)).line("doctor"))
        .isEqualTo(line);
  }

  @Test
  void whatNeedsNoQuotesHasNone() {
    var command = new TerminalCommand(OperatingSystem.MACOS, Path.of("/opt/x/bin/tabagent-host"));

    assertThat(command.line("install", "--browser", "firefox", "--firefox-id", "{a-b}"))
        .isEqualTo("/opt/x/bin/tabagent-host install --browser firefox --firefox-id '{a-b}'");
  }
}
