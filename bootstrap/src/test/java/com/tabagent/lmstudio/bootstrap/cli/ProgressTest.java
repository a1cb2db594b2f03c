package com.tabagent.lmstudio.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A start that goes on is shown without getting into the way of results, or of a log.
class ProgressTest {
  private static final String CLEAR = "\r\u001b[K";

  private final StringWriter out = new StringWriter();
  private final StringWriter talk = new StringWriter();

  private Progress progress(boolean interactive) {
    return new Progress(new Terminal(new PrintWriter(out), new PrintWriter(talk), interactive));
  }

  private static void seconds(Progress progress, int from, int to) {
    for (int second = from; second <= to; second++) {
      progress.starting(Duration.ofSeconds(second));
    }
  }

  @Test
  void elsewhereThanOnATerminalALineIsWrittenEachFiveSeconds() {
    try (Progress progress = progress(false)) {
      seconds(progress, 1, 11);
    }

    assertThat(talk.toString().lines())
        .containsExactly(
            "Starting LM Studio's server ... 1 s",
            "Starting LM Studio's server ... 6 s",
            "Starting LM Studio's server ... 11 s");
    assertThat(talk.toString()).doesNotContain("\u001b");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void onATerminalOneLineMoves() {
    Progress progress = progress(true);

    seconds(progress, 0, 4);

    assertThat(talk.toString().split("\r", -1))
        .containsExactly(
            "",
            "| Starting LM Studio's server ... 0 s",
            "/ Starting LM Studio's server ... 1 s",
            "- Starting LM Studio's server ... 2 s",
            "\\ Starting LM Studio's server ... 3 s",
            "| Starting LM Studio's server ... 4 s");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          QUEUE         | Waiting for earlier requests ... 5 s
          CONNECT       | Connecting to LM Studio ... 5 s
          FIRST_BYTE    | The model reads the question, or is being loaded ... 5 s
          BETWEEN_BYTES | The model is silent ... 5 s
          """)
  void whatIsWaitedForIsSaid(WaitPhase phase, String line) {
    try (Progress progress = progress(false)) {
      progress.waiting(phase, Duration.ofSeconds(5));
    }

    assertThat(talk.toString().lines()).containsExactly(line);
    assertThat(out.toString()).isEmpty();
  }

  /// Signs of waiting are rare by themselves; none of them is left out.
  @Test
  void elsewhereThanOnATerminalEachSignOfWaitingIsALine() {
    try (Progress progress = progress(false)) {
      seconds(progress, 1, 2);
      progress.waiting(WaitPhase.FIRST_BYTE, Duration.ofSeconds(5));
      progress.waiting(WaitPhase.FIRST_BYTE, Duration.ofSeconds(10));
    }

    assertThat(talk.toString().lines())
        .containsExactly(
            "Starting LM Studio's server ... 1 s",
            "The model reads the question, or is being loaded ... 5 s",
            "The model reads the question, or is being loaded ... 10 s");
  }

  @Test
  void onATerminalTheWaitingMovesInTheSameLineAndIsClearedBeforeTheAnswer() {
    Progress progress = progress(true);
    seconds(progress, 1, 1);
    progress.waiting(WaitPhase.CONNECT, Duration.ofSeconds(5));
    progress.clear();

    assertThat(talk.toString())
        .contains("1 s\r")
        .endsWith("Connecting to LM Studio ... 5 s\u001b[K" + CLEAR)
        .doesNotContain("\n");
  }

  @Test
  void theMovingLineIsClearedOnceHoweverOftenItIsAskedFor() {
    try (Progress progress = progress(true)) {
      seconds(progress, 1, 2);
      progress.clear();
      progress.clear();
    }

    assertThat(talk.toString()).endsWith("2 s" + CLEAR).containsOnlyOnce(CLEAR);
  }

  @Test
  void theMovingLineIsClearedAtTheEnd() {
    try (Progress progress = progress(true)) {
      seconds(progress, 1, 1);
    }

    assertThat(talk.toString()).endsWith("1 s" + CLEAR);
  }

  @Test
  void whereNothingWasShownNothingIsCleared() {
    try (Progress progress = progress(true)) {
      progress.clear();
    }
    try (Progress progress = progress(false)) {
      seconds(progress, 1, 1);
    }

    assertThat(talk.toString()).doesNotContain("\u001b", "\r");
  }
}
