package com.tabagent.lmstudio.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `install` and `uninstall` typed wrongly, or where they cannot work. What they do when they can
/// is seen on the packaged host.
@Timeout(60)
class InstallCommandTest {
  private static final String LETTERS = "abcdefghijklmnopabcdefghijklmnop";

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "install --browser netscape   | There is no browser 'netscape' here; there are all, chrome",
        "uninstall --browser Chrome   | There is no browser 'Chrome' here",
        "install --extension-id abc   | --extension-id: 'abc' is not the id of a Chromium extension",
        "install --firefox-id abc     | --firefox-id: 'abc' is not the id of a Firefox add-on",
        "uninstall --firefox-id a@b.c | Unknown option"
      })
  void aMistypedLineIsExplainedAndDoesNothing(String line, String words) {
    assertThat(shell.run(line.split(" "))).isEqualTo(ExitCode.USAGE);

    assertThat(shell.talk()).contains(words);
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void aProgramThatIsNoDistributionSaysWhatToRun() {
    assertThat(shell.run("install", "--browser", "chromium", "--extension-id", LETTERS))
        .isEqualTo(ExitCode.FAILED);

    assertThat(shell.talk()).contains("Next: Run the distribution's bin/tabagent-host install.");
    assertThat(folder.resolve("home/.config/chromium")).doesNotExist();
  }

  @Test
  void whereNothingIsInstalledThereIsNothingToTakeBack() throws Exception {
    Path settings = folder.resolve("home/.config/tabagent-host/config.json");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{ broken");

    assertThat(shell.run("uninstall")).isEqualTo(ExitCode.OK);

    assertThat(shell.talk())
        .contains("There is nothing to take back.", "Your settings stay: " + settings);
    assertThat(settings).hasContent("{ broken");
  }
}
