package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.LmsExit;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [LmsCli] must do, whichever of its commands is run. The time limit only keeps a
/// broken one from hanging the build.
@Timeout(60)
public abstract class LmsCliContract {
  private static final Duration AMPLE = Duration.ofSeconds(50);
  private static final Duration MOMENT = Duration.ofMillis(5);

  protected abstract LmsCli cli();

  /// An `lms` that writes the one text to stdout and the other to stderr and ends so.
  protected abstract Path lmsThatEnds(int code, String stdout, String stderr);

  /// An `lms` that says nothing and does not end.
  protected abstract Path lmsThatHangs();

  /// An `lms` that ends well and leaves a process behind which keeps its streams open.
  protected abstract Path lmsThatLeavesAProcessBehind();

  /// A file that is there and cannot be run as a program.
  protected abstract Path lmsThatCannotBeRun();

  @Test
  void aRunReportsItsExitCodeAndBothStreams() {
    Path lms = lmsThatEnds(1, "to stdout", "to stderr");

    for (LmsCli.Run run : new LmsCli.Run[] {start(lms), cli().stopServer(lms)}) {
      LmsExit exit = run.await(AMPLE).orElseThrow();
      assertThat(exit.code()).isEqualTo(1);
      assertThat(exit.output()).contains("to stdout").contains("to stderr");
    }
  }

  @Test
  void aRunThatHasEndedSaysSoAsOftenAsItIsAsked() {
    LmsCli.Run run = start(lmsThatEnds(0, "", "Success!"));

    LmsExit first = run.await(AMPLE).orElseThrow();

    assertThat(run.await(Duration.ZERO)).contains(first);
    assertThat(run.await(AMPLE)).contains(first);
  }

  @Test
  void aRunThatHangsIsAwaitedOnlySoLongAndKilledOnDemand() {
    LmsCli.Run run = start(lmsThatHangs());
    assertThat(run.await(Duration.ZERO)).isEmpty();
    assertThat(run.await(MOMENT)).isEmpty();

    run.kill();

    assertThat(run.await(AMPLE)).isPresent();
  }

  @Test
  void toKillARunThatHasEndedIsHarmless() {
    LmsCli.Run run = start(lmsThatEnds(0, "", ""));
    LmsExit exit = run.await(AMPLE).orElseThrow();

    run.kill();
    run.kill();

    assertThat(run.await(AMPLE)).contains(exit);
  }

  @Test
  void whatTheRunHasStartedIsNotWaitedFor() {
    LmsCli.Run run = start(lmsThatLeavesAProcessBehind());

    assertThat(run.await(AMPLE)).map(LmsExit::code).contains(0);
  }

  @Test
  void whatCannotBeRunFailsWithTheCodeOfTheCommand() {
    Path lms = lmsThatCannotBeRun();

    assertFails(() -> start(lms), FailureCode.START_FAILED);
    assertFails(() -> cli().stopServer(lms), FailureCode.STOP_FAILED);
  }

  private LmsCli.Run start(Path lms) {
    return cli().startServer(lms, ServerSettings.DEFAULT, true);
  }

  private static void assertFails(ThrowingCallable command, FailureCode code) {
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(command)
        .satisfies(thrown -> assertThat(thrown.failure().code()).isEqualTo(code));
  }
}
