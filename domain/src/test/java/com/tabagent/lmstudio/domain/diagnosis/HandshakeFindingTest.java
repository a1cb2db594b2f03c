package com.tabagent.lmstudio.domain.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.diagnosis.Handshake.Obstacle;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class HandshakeFindingTest {
  private static final Remedy AGAIN = Remedy.command("Register it again.", "tabagent-host install");

  private static final TerminalCommand HOST =
      new TerminalCommand(OperatingSystem.LINUX, Path.of("/home/Zoë's home/host"));

  @SuppressWarnings("unused") // a source of arguments
  private static final List<Arguments> BAD =
      List.of(
          Arguments.of(new Handshake.NotRunnable(Obstacle.MISSING), "which is not there"),
          Arguments.of(new Handshake.NotRunnable(Obstacle.NO_FILE), "which is not a file"),
          Arguments.of(new Handshake.NotRunnable(Obstacle.NOT_EXECUTABLE), "may not be executed"),
          Arguments.of(new Handshake.NotRunnable(Obstacle.NO_PROGRAM), "is not a program"),
          Arguments.of(
              new Handshake.EndedEarly(3, "oh no"), "exit code 3 before it answered: oh no"),
          Arguments.of(new Handshake.EndedEarly(69, "no Java"), "finds no Java"),
          Arguments.of(new Handshake.BrokeOff(0, ""), "exit code 0 in the middle of its answer."),
          Arguments.of(new Handshake.TooLarge(1_048_577), "a message of 1048577 bytes, which"),
          Arguments.of(new Handshake.NoFrame(1_819_043_144L), "1819043144 bytes"),
          Arguments.of(new Handshake.NotTheHost("{}"), "Another program"),
          Arguments.of(new Handshake.Refused("ORIGIN_DENIED", "Not you."), "turns the caller away"),
          Arguments.of(new Handshake.Silent(Duration.ofSeconds(15)), "not answer within 15 s"),
          Arguments.of(new Handshake.DoesNotEnd(Duration.ofSeconds(2)), "still runs 2 s after"),
          Arguments.of(new Handshake.EndsBadly(7, ""), "then ended with exit code 7."),
          Arguments.of(new Handshake.LeavesProcesses(2), "leaves 2 processes"));

  private static Finding finding(Handshake handshake) {
    return new HandshakeFinding("chromium", HOST, "abc", AGAIN).of(handshake);
  }

  @ParameterizedTest
  @FieldSource("BAD")
  void eachWayOfFailingHasWordsOfItsOwn(Handshake handshake, String words) {
    assertThat(finding(handshake).verdict()).isEqualTo(Verdict.ERROR);
    assertThat(finding(handshake).cause()).contains(words);
    assertThat(finding(handshake).name()).isEqualTo("chromium");
  }

  @Test
  void noTwoAreTheSame() {
    Stream<String> causes = BAD.stream().map(each -> finding((Handshake) each.get()[0]).cause());

    assertThat(causes).allMatch(new HashSet<String>()::add).hasSize(BAD.size());
  }

  @Test
  void whatRegisteringDoesNotMendHasAnotherStep() {
    assertThat(finding(new Handshake.EndedEarly(3, "")).remedy()).contains(AGAIN);
    assertThat(finding(new Handshake.EndedEarly(69, "")).remedy().orElseThrow().text())
        .contains("Java 25");
  }

  @Test
  void aQuickAnswerIsGoodAndASlowOneIsTold() {
    Finding quick = finding(new Handshake.Answered("1", Duration.ofMillis(41)));
    assertThat(quick.verdict()).isEqualTo(Verdict.OK);
    assertThat(quick.cause()).isEqualTo("The host answered abc in 41 ms.");
    assertThat(quick.remedy()).isEqualTo(Optional.empty());

    assertThat(finding(new Handshake.Answered("1", Duration.ofMillis(2_999))).verdict())
        .isEqualTo(Verdict.OK);
    assertThat(finding(new Handshake.Answered("1", Duration.ofSeconds(3))).verdict())
        .isEqualTo(Verdict.WARNING);
    assertThat(finding(new Handshake.Answered("1", Duration.ofSeconds(3))).remedy())
        .contains(
            Remedy.command("Make its start-up cache.", "'/home/Zoë'\\''s home/host' prepare"));
  }
}
