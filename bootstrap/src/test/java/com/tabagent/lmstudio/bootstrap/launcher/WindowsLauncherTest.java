package com.tabagent.lmstudio.bootstrap.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What of the Windows launcher can be seen without Windows. `packaging/try-windows-launcher` runs
/// it.
class WindowsLauncherTest {
  private static final Path BIN = Path.of("src/main/dist/bin");

  @Test
  void givesTheJvmTheOptionsOfTheOtherLauncher() throws IOException {
    List<String> windows =
        Files.readAllLines(BIN.resolve("windows.options")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();

    assertThat(windows).isEqualTo(optionsOf(Files.readString(BIN.resolve("tabagent-host"))));
  }

  /// From its last command, without what only its start-up cache needs.
  private static List<String> optionsOf(String launcher) {
    String command = launcher.substring(launcher.indexOf("exec \"$java/bin/java\""));
    return Pattern.compile(" (-[XD][^ \"\\\\\n]+)")
        .matcher(command)
        .results()
        .map((MatchResult option) -> option.group(1))
        .toList();
  }

  @Test
  void dropsTheVariablesThatTheOtherLauncherDrops() throws IOException {
    var dropped =
        Pattern.compile("(?m)^unset (J.*)$")
            .matcher(Files.readString(BIN.resolve("tabagent-host")))
            .results()
            .map((MatchResult line) -> line.group(1))
            .findFirst()
            .orElseThrow();

    assertThat(Files.readString(BIN.resolve("tabagent-host.bat"))).contains("(" + dropped + ")");
  }

  /// cmd.exe reads a script in whatever code page the machine has.
  @Test
  void isPlainAsciiAndQuotesEveryPath() throws IOException {
    String script = Files.readString(BIN.resolve("tabagent-host.bat"), StandardCharsets.UTF_8);

    assertThat(script).matches("(?s)[\\n -~]*");
    assertThat(script.lines().filter(line -> !line.startsWith("rem") && !line.contains("echo ")))
        .allSatisfy(
            line ->
                assertThat(line.replaceAll("\"[^\"]*\"", "")).doesNotContain("%home%", "%java%"));
  }
}
