package com.tabagent.lmstudio.domain.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LmsExitTest {

  private static Failure start(String output) {
    return new LmsExit(1, output).startFailure(ServerSettings.DEFAULT);
  }

  static Stream<Arguments> whatLmsSays() {
    return Stream.of(
        argumentSet(
            "port taken",
            "Error: listen EADDRINUSE: address already in use 127.0.0.1:1234",
            FailureCode.PORT_IN_USE,
            "Port 1234 is taken",
            "another port"),
        argumentSet(
            "port not allowed",
            "Error: listen EACCES: permission denied 127.0.0.1:1234",
            FailureCode.START_FAILED,
            "does not allow port 1234",
            "another port"),
        argumentSet(
            "wrong passkey",
            "Error: Failed to authenticate: Invalid passkey for lms CLI client.",
            FailureCode.START_FAILED,
            "do not belong together",
            "open it again"),
        argumentSet(
            "never opened",
            "Error: ENOENT: no such file or directory, open '/x/.internal/lms-key-2'",
            FailureCode.START_FAILED,
            "never been opened",
            "Open LM Studio once"),
        argumentSet(
            "stale place",
            "Error: LM Studio daemon is not running and no valid installation could be found",
            FailureCode.START_FAILED,
            "last seen",
            "by hand"),
        argumentSet(
            "stale launcher",
            "Error: spawn /tmp/.mount_LM-Stu/lm-studio ENOENT",
            FailureCode.START_FAILED,
            "last seen",
            "by hand"),
        argumentSet(
            "does not come up",
            "Waking up LM Studio service...\nTimed out waiting for LM Studio to start",
            FailureCode.START_FAILED,
            "does not come up",
            "by hand"),
        argumentSet(
            "verification failed",
            "Error: Failed to verify the server is running. Please try to use another port.",
            FailureCode.START_FAILED,
            "Failed to verify",
            "Developer"),
        argumentSet(
            "anything else", "Error: boom", FailureCode.START_FAILED, "Error: boom", "Developer"));
  }

  @ParameterizedTest
  @MethodSource("whatLmsSays")
  void eachTextOfLmsHasItsSentenceAndItsNextStep(
      String output, FailureCode code, String sentence, String nextStep) {
    Failure failure = start(output);

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.message()).contains(sentence);
    assertThat(failure.remedy())
        .map(Remedy::text)
        .hasValueSatisfying(text -> assertThat(text).contains(nextStep));
  }

  @Test
  void anOptionThatAnOldLmsDoesNotKnowIsRejectedOnlyIfItFailed() {
    assertThat(new LmsExit(1, "error: unknown option '--bind'").rejectedOption()).isTrue();
    assertThat(new LmsExit(0, "error: unknown option '--bind'").rejectedOption()).isFalse();
    assertThat(new LmsExit(1, "error: unknown command 'x'").rejectedOption()).isFalse();
  }

  @Test
  void anLmsThatSaidNothingIsNotQuoted() {
    assertThat(start(" \n ").message())
        .isEqualTo("lms ended with exit code 1 and the server is not up.");
  }

  @Test
  void linesAreJoinedIntoOne() {
    assertThat(start("one\r\n\n  two\n").message()).contains(": one / two.");
  }

  @Test
  void onlyTheEndOfALongOutputIsQuoted() {
    assertThat(start("x".repeat(600)).message()).contains(": xxx").doesNotContain("...");
    assertThat(start("y" + "x".repeat(600)).message())
        .contains(": ...xxx")
        .doesNotContain("y" + "x");
  }

  @Test
  void aQuoteNamesNeitherTheUserNorAToken() {
    assertThat(
            start("Error: in /home/jane/.lmstudio with sk-lm-abcd1234:0123456789abcdefghij")
                .message())
        .contains("in ~/.lmstudio with sk-lm-***")
        .doesNotContain("jane")
        .doesNotContain("abcd");
  }

  @Test
  void aFailedStopSaysWhatLmsSaid() {
    Failure failure = new LmsExit(1, "Error: no").stopFailure();

    assertThat(failure.code()).isEqualTo(FailureCode.STOP_FAILED);
    assertThat(failure.message()).contains("exit code 1").endsWith(": Error: no.");
    assertThat(failure.remedy()).isPresent();
  }
}
