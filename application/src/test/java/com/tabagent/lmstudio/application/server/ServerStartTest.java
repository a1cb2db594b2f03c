package com.tabagent.lmstudio.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning.Progress;
import com.tabagent.lmstudio.application.port.out.FakeLmsCli.Command;
import com.tabagent.lmstudio.application.port.out.FakeLmsCli.Script;
import com.tabagent.lmstudio.application.port.out.SampleInstallations;
import com.tabagent.lmstudio.application.port.out.StartLock;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import com.tabagent.lmstudio.domain.server.LmStudioStatus.Owner;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One start, from the question to the answer. The time limit only keeps a lost attempt from
/// hanging the build.
@Timeout(60)
class ServerStartTest {
  private static final Duration SOON = Duration.ofMillis(400);
  private World world = new World();

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(world.lms.alive()).as("runs of lms that nobody ended").isZero();
    assertThat(world.lock.isHeld()).as("the lock").isFalse();
    assertThat(world.starts.underWay()).as("a start under way").isFalse();
  }

  private Caller play(int seconds) {
    Caller caller = new Caller(world).asks(world.start, seconds);
    world.time.finish();
    return caller;
  }

  private Script startsWell() {
    return Script.ends(0, "Success!").after(SOON).doing(() -> world.comesUpAfter(SOON));
  }

  @Test
  void theServerIsStartedOnceAndIsThenOurs() {
    world.lms.starts(startsWell());

    assertThat(play(90).served()).isTrue();

    assertThat(world.lms.commands()).hasSize(1);
    assertThat(world.status.checkStatus().owner()).isEqualTo(Owner.US);
  }

  @Test
  void theLookBeforeAStartCanBeCalledOff() {
    var cancellation = new Cancellation();
    world.put(new Identity.Silent());
    world.network.meanwhile(cancellation::cancel);

    Expect.failure(
        FailureCode.CANCELLED,
        () -> world.start.ensureServerRunning(SOON, Progress.SILENT, cancellation));
    assertThat(world.lms.commands()).isEmpty();
    assertThat(world.network.asked()).hasSize(1);
  }

  @Test
  void theLookAfterAStartCanBeCalledOff() {
    world.lms.starts(startsWell());
    var caller = new Caller(world);
    world.models.meanwhile(caller.cancellation::cancel);

    caller.asks(world.start, 90);
    world.time.finish();

    assertThat(caller.failedWith()).contains(FailureCode.CANCELLED);
    assertThat(world.lms.commands()).hasSize(1);
  }

  @Test
  void aServerThatRunsIsLeftAlone() {
    world.comesUp();

    assertThat(play(90).served()).isTrue();

    assertThat(world.lms.commands()).isEmpty();
    assertThat(world.status.checkStatus().owner()).isEqualTo(Owner.UNKNOWN);
  }

  @Test
  void exitCodeOneIsNoFailureWhereTheServerIsUp() {
    world.lms.starts(
        Script.ends(1, "Error: Failed to verify the server is running.")
            .after(SOON)
            .doing(() -> world.comesUpAfter(Duration.ofSeconds(2))));

    assertThat(play(90).served()).isTrue();
  }

  @Test
  void exitCodeZeroIsNoSuccessWhereTheServerDoesNotComeUpWithinTheGrace() {
    world.lms.starts(
        Script.ends(0, "Success!").doing(() -> world.comesUpAfter(Duration.ofSeconds(8))));

    Caller caller = play(90);

    assertThat(caller.failedWith()).contains(FailureCode.START_FAILED);
    assertThat(caller.failure().message()).contains("Success!");
    assertThat(caller.endedAtSecond()).isEqualTo(3);
  }

  @Test
  void anLmsThatHangsIsKilledWhenTheTimeIsOver() {
    world.lms.starts(Script.hangs());

    Caller caller = play(5);

    assertThat(caller.failedWith()).contains(FailureCode.TIMEOUT);
    assertThat(caller.endedAtSecond()).isEqualTo(5);
    assertThat(world.lms.killed()).isOne();
    assertThat(caller.progress).isNotEmpty().allMatch(elapsed -> elapsed.toSeconds() <= 5);
  }

  @Test
  void anLmsThatHangsAlthoughTheServerIsUpIsNotWaitedForAndEndedLater() {
    world.lms.starts(Script.hangs().doing(() -> world.comesUpAfter(SOON)));

    Caller caller = play(90);

    assertThat(caller.served()).isTrue();
    assertThat(caller.endedAtSecond()).isLessThanOrEqualTo(1);
    assertThat(world.lms.killed()).isOne();
  }

  @Test
  void portAddressAndCorsGoBackAsTheUserHadThem() {
    var stored = new ServerSettings(1234, "0.0.0.0", true);
    world.disk.holds(SampleInstallations.with(stored));
    world.lms.starts(startsWell());

    assertThat(play(90).served()).isTrue();

    assertThat(world.lms.commands())
        .containsExactly(new Command.Start(SampleInstallations.LMS, stored, true));
  }

  @Test
  void aPortOfOurOwnSettingsGoesWithTheStoredAddressAndCors() {
    var elsewhere = new Endpoint("127.0.0.1", 4321);
    world = new World(Optional.of(elsewhere));
    world.disk.holds(SampleInstallations.with(new ServerSettings(1234, "0.0.0.0", true)));
    world.lms.starts(
        Script.ends(0, "").doing(() -> world.network.put(elsewhere, new Identity.LmStudio())));

    assertThat(play(90).served()).isTrue();

    assertThat(world.lms.commands())
        .containsExactly(
            new Command.Start(
                SampleInstallations.LMS, new ServerSettings(4321, "0.0.0.0", true), true));
  }

  @Test
  void anOldLmsIsAskedAgainWithoutTheOptionThatItDoesNotKnow() {
    world.lms.starts(Script.ends(1, "error: unknown option '--bind'").after(SOON), startsWell());

    assertThat(play(90).served()).isTrue();

    assertThat(world.lms.commands())
        .containsExactly(
            new Command.Start(SampleInstallations.LMS, ServerSettings.DEFAULT, true),
            new Command.Start(SampleInstallations.LMS, ServerSettings.DEFAULT, false));
  }

  @Test
  void aPortThatIsTakenIsSaidToBeSoByWhoHoldsIt() {
    world.put(new Identity.Foreign("HTTP 404"));

    assertThat(play(90).failedWith()).contains(FailureCode.PORT_IN_USE);
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsSaidToBeSoByLms() {
    world.lms.starts(Script.ends(1, "Error: listen EADDRINUSE: address already in use"));

    assertThat(play(90).failedWith()).contains(FailureCode.PORT_IN_USE);
  }

  @Test
  void aPortThatAnotherProgramTakesMeanwhileIsInUse() {
    world.lms.starts(
        Script.ends(1, "Error: something").doing(() -> world.put(new Identity.Foreign("Ollama"))));

    assertThat(play(90).failedWith()).contains(FailureCode.PORT_IN_USE);
  }

  @Test
  void whoIsSilentIsWaitedForAndNotStartedAnew() {
    world.put(new Identity.Silent());
    world.comesUpAfter(Duration.ofSeconds(4));

    assertThat(play(90).served()).isTrue();
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void whoIsSilentAndThenGoneIsReplaced() {
    world.put(new Identity.Silent());
    world.time.after(Duration.ofSeconds(4), world::goesDown);
    world.lms.starts(startsWell());

    assertThat(play(90).served()).isTrue();
    assertThat(world.lms.commands()).hasSize(1);
  }

  @Test
  void whoStaysSilentIsATimeout() {
    world.put(new Identity.Silent());

    assertThat(play(5).failedWith()).contains(FailureCode.TIMEOUT);
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void aStartByAnotherHostIsWaitedForAndNotRepeated() {
    StartLock.Held theirs = world.lock.tryAcquire().orElseThrow();
    world.comesUpAfter(Duration.ofSeconds(4));
    world.time.after(Duration.ofSeconds(5), theirs::close);

    Caller caller = play(90);
    theirs.close();

    assertThat(caller.served()).isTrue();
    assertThat(caller.endedAtSecond()).isEqualTo(4);
    assertThat(world.lms.commands()).isEmpty();
    assertThat(world.status.checkStatus().owner()).isEqualTo(Owner.UNKNOWN);
  }

  @Test
  void aStartThatAnotherHostGivesUpIsTakenOver() {
    StartLock.Held theirs = world.lock.tryAcquire().orElseThrow();
    world.time.after(Duration.ofSeconds(4), theirs::close);
    world.lms.starts(startsWell());

    assertThat(play(90).served()).isTrue();
    assertThat(world.lms.commands()).hasSize(1);
  }

  @Test
  void aStartByAnotherHostThatNeverEndsIsATimeout() {
    StartLock.Held theirs = world.lock.tryAcquire().orElseThrow();

    Caller caller = play(5);
    theirs.close();

    assertThat(caller.failedWith()).contains(FailureCode.TIMEOUT);
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void whatIsNotThereCannotBeStarted() {
    world.disk.holds(SampleInstallations.nothing());
    assertThat(play(90).failedWith()).contains(FailureCode.NOT_INSTALLED);

    world.disk.holds(SampleInstallations.applicationOnly());
    assertThat(play(90).failedWith()).contains(FailureCode.NOT_BOOTSTRAPPED);
  }

  @Test
  void aServerOnAnotherMachineIsNotStartedFromHere() {
    world = new World(Optional.of(new Endpoint("10.0.0.9", 1234)));

    assertThat(play(90).failedWith()).contains(FailureCode.SERVER_DOWN);
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void anLmsThatCannotBeRunIsAFailedStart() {
    world.lms.starts(Script.cannotBeRun());

    assertThat(play(90).failedWith()).contains(FailureCode.START_FAILED);
  }

  @Test
  void aServerThatIsGoneAgainAtOnceIsNoSuccess() {
    world.lms.starts(
        Script.ends(0, "")
            .after(SOON)
            .doing(() -> world.put(new Identity.LmStudio(), new Identity.Nobody())));

    assertThat(play(90).failedWith()).contains(FailureCode.START_FAILED);
  }
}
