package com.tabagent.lmstudio.domain.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  private static final Redaction REDACTION = new Redaction(Path.of("/data/people/ann b"));

  private static String redacted(String cause) {
    var report = new Report(List.of(Finding.ok(Area.HOST, "copy", cause)));
    return REDACTION.of(report).findings().getFirst().cause();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The host in /data/people/ann b/.local is whole.|The host in ~/.local is whole.",
        "It is in /run/media/ann b/stick.|It is in /run/media/user/stick.",
        "It is in /mnt/ann b.|It is in /mnt/user.",
        "It is in /home/bob/x.|It is in ~/x.",
        "The token sk-lm-abcd:efgh is wrong.|The token sk-lm-*** is wrong.",
        "The host answered abcdefghijklmnopabcdefghijklmnop in 4 ms.|The host answered abcdefghijklmnopabcdefghijklmnop in 4 ms.",
      })
  void nobodyIsNamedAndNothingIsTold(String cause, String shown) {
    assertThat(redacted(cause)).isEqualTo(shown);
  }

  @Test
  void theNextStepIsRedactedToo() {
    var finding =
        Finding.warning(
            Area.HOST,
            "cache",
            "There is none.",
            Remedy.command("Make one in /data/people/ann b.", "'/data/people/ann b/x' prepare"));

    Finding shown = REDACTION.of(new Report(List.of(finding))).findings().getFirst();

    assertThat(shown.remedy())
        .isEqualTo(Optional.of(Remedy.command("Make one in ~.", "'~/x' prepare")));
  }

  @Test
  void aHomeWithAnApostropheIsFoundInACommandLineToo() {
    Path home = Path.of("/data/Zoë's home");
    var finding =
        Finding.warning(
            Area.HOST,
            "cache",
            "There is none in /data/Zoë's home.",
            Remedy.command(
                "Make one.",
                new TerminalCommand(OperatingSystem.LINUX, home.resolve("x")).line("prepare")));

    assertThat(new Redaction(home).of(new Report(List.of(finding))).toString())
        .doesNotContain("Zoë")
        .contains("'~/x' prepare");
  }

  @Test
  void aUserWithoutAFolderOfAnyNameIsNoObstacle() {
    var report = new Report(List.of(Finding.ok(Area.HOST, "copy", "In bin.")));

    assertThat(new Redaction(Path.of("/x")).of(report)).isEqualTo(report);
  }
}
