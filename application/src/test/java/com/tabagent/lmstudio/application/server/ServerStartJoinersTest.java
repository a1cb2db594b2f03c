package com.tabagent.lmstudio.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.port.out.FakeLmsCli.Script;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several who want the server at the same time, and what may go wrong between them. The time limit
/// only keeps a lost attempt from hanging the build.
@Timeout(60)
class ServerStartJoinersTest {
  private final World world = new World();

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(world.lms.alive()).as("runs of lms that nobody ended").isZero();
    assertThat(world.lock.isHeld()).as("the lock").isFalse();
    assertThat(world.starts.underWay()).as("a start under way").isFalse();
  }

  private Script comesUpAt(int second) {
    return Script.ends(0, "")
        .after(Duration.ofSeconds(second))
        .doing(() -> world.comesUpAfter(Duration.ofSeconds(second)));
  }

  private void at(int second, Runnable action) {
    world.time.after(Duration.ofSeconds(second), action);
  }

  private void play(Runnable story) {
    world.time.go(story);
    world.time.finish();
  }

  @Test
  void manyCallersShareOneRunOfLms() {
    world.lms.starts(comesUpAt(4));
    List<Caller> callers = Stream.generate(() -> new Caller(world)).limit(20).toList();

    play(() -> callers.forEach(caller -> caller.asks(world.start, 90)));

    assertThat(callers).allMatch(Caller::served);
    assertThat(world.lms.commands()).hasSize(1);
  }

  @Test
  void manyCallersShareOneFailureAndTheNextOneTriesAnew() {
    world.lms.starts(Script.ends(1, "Error: no").after(Duration.ofSeconds(2)), comesUpAt(1));
    List<Caller> callers = Stream.generate(() -> new Caller(world)).limit(5).toList();
    var later = new Caller(world);
    at(20, () -> later.asks(world.start, 90));
    at(40, () -> {});

    play(
        () -> {
          callers.forEach(caller -> caller.asks(world.start, 90));
          world.time.pause(Duration.ofSeconds(30));
        });

    assertThat(callers)
        .allSatisfy(caller -> assertThat(caller.failedWith()).contains(FailureCode.START_FAILED));
    assertThat(later.served()).isTrue();
    assertThat(world.lms.commands()).hasSize(2);
  }

  @Test
  void whoHasLessPatienceGoesFirstAndKillsNothing() {
    world.lms.starts(comesUpAt(10));
    var hasty = new Caller(world);
    var patient = new Caller(world);

    play(
        () -> {
          patient.asks(world.start, 90);
          hasty.asks(world.start, 3);
        });

    assertThat(hasty.failedWith()).contains(FailureCode.TIMEOUT);
    assertThat(hasty.endedAtSecond()).isEqualTo(3);
    assertThat(patient.served()).isTrue();
    assertThat(world.lms.killed()).isZero();
  }

  @Test
  void whoComesLaterWithMorePatienceKeepsTheStartAlive() {
    world.lms.starts(comesUpAt(10));
    var first = new Caller(world);
    var second = new Caller(world);
    at(2, () -> second.asks(world.start, 90));

    play(() -> first.asks(world.start, 3));

    assertThat(first.failedWith()).contains(FailureCode.TIMEOUT);
    assertThat(second.served()).isTrue();
    assertThat(world.lms.commands()).hasSize(1);
    assertThat(world.lms.killed()).isZero();
  }

  @Test
  void whoComesAfterTheOthersTimeAndBeforeTheStartHasGivenUpKeepsItAlive() {
    world.lms.starts(comesUpAt(5));
    var first = new Caller(world);
    var second = new Caller(world);
    world.time.after(Duration.ofMillis(3_001), () -> second.asks(world.start, 90));

    play(() -> first.asks(world.start, 3));

    assertThat(first.failedWith()).contains(FailureCode.TIMEOUT);
    assertThat(second.served()).isTrue();
    assertThat(world.lms.commands()).hasSize(1);
  }

  @Test
  void anAbandonedAttemptIsJoinedByNobodyAndDoesNotEndTheNextOne() {
    var starts = new ServerStarts();
    var first = starts.join(Duration.ofSeconds(3), false).attempt();
    assertThat(starts.abandoned(first, Duration.ofSeconds(3))).isFalse();
    assertThat(starts.abandoned(first, Duration.ofSeconds(4))).isTrue();

    var second = starts.join(Duration.ofSeconds(9), false);
    starts.failed(first, new LmStudioException(StartProcedure.timeout()));

    assertThat(second.leads()).isTrue();
    assertThat(second.attempt().end()).isNotDone();
    assertThat(starts.underWay()).isTrue();
    assertThat(starts.current()).containsSame(second.attempt());
  }

  @Test
  void aStartAheadTakesOverTheTimeLimitOfTheRequestThatComes() {
    world.lms.starts(Script.hangs());
    var caller = new Caller(world);
    at(2, () -> caller.asks(world.start, 3));

    play(
        () -> {
          world.start.startAhead();
          world.time.pause(Duration.ofSeconds(2));
        });

    assertThat(caller.failedWith()).contains(FailureCode.TIMEOUT);
    assertThat(caller.endedAtSecond()).isEqualTo(5);
    assertThat(world.lms.killed()).isOne();
  }

  @Test
  void aStartAheadDoesNotShortenTheTimeOfARequest() {
    world.lms.starts(comesUpAt(100));
    var caller = new Caller(world);

    play(
        () -> {
          caller.asks(world.start, 120);
          world.time.pause(Duration.ofSeconds(1));
          world.start.startAhead();
        });

    assertThat(caller.served()).isTrue();
    assertThat(world.lms.commands()).hasSize(1);
  }

  @Test
  void aStartAheadThatFailsHarmsNobodyAndTheNextRequestTriesAnew() {
    world.lms.starts(Script.ends(1, "Error: no"), comesUpAt(1));
    var caller = new Caller(world);
    at(10, () -> caller.asks(world.start, 90));

    play(
        () -> {
          world.start.startAhead();
          world.time.pause(Duration.ofSeconds(11));
        });

    assertThat(caller.served()).isTrue();
    assertThat(world.lms.commands()).hasSize(2);
  }

  @Test
  void whoCallsOffStopsWaitingAtOnceAndTheOthersGoOn() {
    world.lms.starts(comesUpAt(10));
    var fickle = new Caller(world);
    var steady = new Caller(world);
    at(4, fickle.cancellation::cancel);

    play(
        () -> {
          fickle.asks(world.start, 90);
          steady.asks(world.start, 90);
        });

    assertThat(fickle.failedWith()).contains(FailureCode.CANCELLED);
    assertThat(fickle.endedAtSecond()).isEqualTo(4);
    assertThat(steady.served()).isTrue();
    assertThat(world.lms.killed()).isZero();
  }

  @Test
  void whoCalledOffBeforehandStartsNothing() {
    var caller = new Caller(world);
    caller.cancellation.cancel();

    play(() -> caller.asks(world.start, 90));

    assertThat(caller.failedWith()).contains(FailureCode.CANCELLED);
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void anExecutorThatTakesNoMoreWorkLeavesNobodyWaiting() {
    ServerStart refusing =
        world.startOn(
            _ -> {
              throw new RejectedExecutionException("closed");
            });
    var first = new Caller(world);
    var second = new Caller(world);

    play(
        () -> {
          first.asks(refusing, 90);
          second.asks(refusing, 90);
          refusing.startAhead();
        });

    assertThat(first.failedWith()).contains(FailureCode.INTERNAL);
    assertThat(second.failedWith()).contains(FailureCode.INTERNAL);
  }

  @Test
  void anErrorInTheMiddleLeavesNobodyWaitingAndTheLockFree() {
    world.lms.starts(
        Script.ends(0, "")
            .doing(
                () -> {
                  throw new StackOverflowError("on purpose");
                }));
    var caller = new Caller(world);

    play(() -> caller.asks(world.start, 90));

    assertThat(caller.failedWith()).contains(FailureCode.INTERNAL);
    assertThat(caller.failure().message()).doesNotContain("on purpose");
  }
}
