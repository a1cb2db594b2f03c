package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.diagnosis.Handshake;
import com.tabagent.lmstudio.domain.diagnosis.Handshake.Obstacle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [TrialStart] must do. The time limit only keeps a broken one from hanging the build.
@Timeout(60)
public abstract class TrialStartContract {
  private static final List<String> ARGUMENTS =
      List.of("chrome-extension://abcdefghijklmnopabcdefghijklmnop/");

  protected abstract TrialStart trial();

  /// A path at which there is nothing.
  protected abstract Path nothing();

  protected abstract Path hostOfVersion(String version);

  /// A host that answers with this code instead.
  protected abstract Path hostThatRefuses(String code);

  /// A program that says this on standard error and ends.
  protected abstract Path programThatEnds(int exitCode, String words);

  /// A program that says this on standard output and waits.
  protected abstract Path programThatPrints(String words);

  private Handshake greet(Path program) {
    return trial().greet(program, ARGUMENTS);
  }

  @Test
  void aHostThatAnswersTellsItsVersion() {
    assertThat(greet(hostOfVersion("1.2.3")))
        .isInstanceOfSatisfying(
            Handshake.Answered.class,
            answered -> {
              assertThat(answered.version()).isEqualTo("1.2.3");
              assertThat(answered.reply()).isPositive();
            });
  }

  @Test
  void aRefusalIsToldWithItsCode() {
    assertThat(greet(hostThatRefuses("ORIGIN_DENIED")))
        .isInstanceOfSatisfying(
            Handshake.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("ORIGIN_DENIED"));
  }

  @Test
  void whatIsNotThereCannotBeRun() {
    assertThat(greet(nothing())).isEqualTo(new Handshake.NotRunnable(Obstacle.MISSING));
  }

  @Test
  void whoEndsBeforeTheAnswerIsToldWithExitCodeAndLastWords() {
    assertThat(greet(programThatEnds(69, "no Java")))
        .isEqualTo(new Handshake.EndedEarly(69, "no Java"));
  }

  @Test
  void aStrayLineIsNoFrame() {
    assertThat(greet(programThatPrints("Hello world")))
        .isEqualTo(new Handshake.NoFrame(1_819_043_144L));
  }
}
