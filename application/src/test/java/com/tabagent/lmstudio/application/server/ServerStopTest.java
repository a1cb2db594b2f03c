package com.tabagent.lmstudio.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.port.out.FakeLmsCli.Command;
import com.tabagent.lmstudio.application.port.out.FakeLmsCli.Script;
import com.tabagent.lmstudio.application.port.out.SampleInstallations;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import com.tabagent.lmstudio.domain.server.ServerState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerStopTest {
  private static final Duration SOON = Duration.ofMillis(400);
  private World world = new World();

  @AfterEach
  void noRunOfLmsIsLeftBehind() {
    assertThat(world.lms.alive()).isZero();
  }

  @Test
  void aRunningServerIsStopped() {
    world.comesUp();
    world.lms.stops(
        Script.ends(0, "Stopped.")
            .after(SOON)
            .doing(() -> world.time.after(SOON, world::goesDown)));

    LmStudioStatus status = world.stop.stopServer();

    assertThat(status.server()).isEqualTo(new ServerState.Down());
    assertThat(world.lms.commands()).containsExactly(new Command.Stop(SampleInstallations.LMS));
    assertThat(world.lms.killed()).isZero();
  }

  @Test
  void aServerThatIsOffIsStoppedAlreadyAndNothingIsRun() {
    assertThat(world.stop.stopServer().server()).isEqualTo(new ServerState.Down());
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void anotherProgramIsNotOursToStop() {
    world.put(new Identity.Foreign("HTTP 404"));

    assertThat(world.stop.stopServer().server()).isEqualTo(new ServerState.Foreign("HTTP 404"));
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void exitCodeOneIsNoFailureWhereTheServerIsGone() {
    world.comesUp();
    world.lms.stops(
        Script.ends(1, "Error: The server is not running.")
            .doing(() -> world.time.after(SOON, world::goesDown)));

    assertThat(world.stop.stopServer().serverRunning()).isFalse();
  }

  @Test
  void aServerThatStillAnswersAfterLmsHasEndedIsAFailureWithWhatLmsSaid() {
    world.comesUp();
    world.lms.stops(Script.ends(1, "Error: bound elsewhere"));

    Failure failure = Expect.failure(FailureCode.STOP_FAILED, world.stop::stopServer);

    assertThat(failure.message()).contains("exit code 1").contains("Error: bound elsewhere");
    assertThat(failure.remedy()).isPresent();
    assertThat(world.time.now().toSeconds()).isEqualTo(2);
  }

  @Test
  void aServerThatFallsSilentHasNotGone() {
    world.put(new Identity.LmStudio(), new Identity.Silent());
    world.lms.stops(Script.ends(0, "Stopped."));

    Expect.failure(FailureCode.STOP_FAILED, world.stop::stopServer);
  }

  @Test
  void aServerThatHangsIsToldToStopAndNotTakenForStopped() {
    world.put(new Identity.Silent());
    world.lms.stops(Script.ends(0, "").doing(world::goesDown));

    assertThat(world.stop.stopServer().serverRunning()).isFalse();
    assertThat(world.lms.commands()).hasSize(1);
  }

  @Test
  void anLmsThatHangsIsKilledAfterFifteenSeconds() {
    world.comesUp();
    world.lms.stops(Script.hangs());

    Failure failure = Expect.failure(FailureCode.STOP_FAILED, world.stop::stopServer);

    assertThat(failure.message()).contains("15 seconds");
    assertThat(world.lms.killed()).isOne();
    assertThat(world.time.now().toSeconds()).isEqualTo(15);
  }

  @Test
  void anLmsThatHangsAlthoughTheServerIsGoneIsEnded() {
    world.comesUp();
    world.lms.stops(Script.hangs().doing(world::goesDown));

    assertThat(world.stop.stopServer().serverRunning()).isFalse();
    assertThat(world.lms.killed()).isOne();
  }

  @Test
  void aServerOnAnotherMachineIsNotStoppedFromHere() {
    var remote = new Endpoint("10.0.0.9", 1234);
    world = new World(Optional.of(remote));
    world.network.put(remote, new Identity.LmStudio());

    Expect.failure(FailureCode.STOP_FAILED, world.stop::stopServer);
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void withoutLmsARunningServerCannotBeStopped() {
    world.comesUp();
    world.disk.holds(SampleInstallations.applicationOnly());

    Failure failure = Expect.failure(FailureCode.NOT_BOOTSTRAPPED, world.stop::stopServer);

    assertThat(failure.remedy()).isPresent();
  }

  @Test
  void aStartUnderWayIsWaitedForBeforeTheServerIsStopped() {
    world.lms.starts(
        Script.ends(0, "")
            .doing(() -> world.comesUpAfter(Duration.ofSeconds(5)))
            .after(Duration.ofSeconds(5)));
    world.lms.stops(Script.ends(0, "").doing(world::goesDown));
    var caller = new Caller(world);
    var stopped = new AtomicReference<>(Optional.<LmStudioStatus>empty());

    world.time.go(
        () -> {
          caller.asks(world.start, 90);
          world.time.pause(Duration.ofSeconds(1));
          stopped.set(Optional.of(world.stop.stopServer()));
        });
    world.time.finish();

    assertThat(stopped.get()).map(LmStudioStatus::server).contains(new ServerState.Down());
    assertThat(world.lms.commands()).hasSize(2).last().isInstanceOf(Command.Stop.class);
  }

  @Test
  void aStartThatFailsMeanwhileLeavesNothingToStop() {
    world.time.go(
        () -> {
          new Caller(world).asks(world.start, 90);
          world.lms.starts(Script.ends(1, "Error: no").after(Duration.ofSeconds(2)));
          assertThat(world.stop.stopServer().serverRunning()).isFalse();
        });
    world.time.finish();

    assertThat(world.lms.commands()).noneMatch(Command.Stop.class::isInstance);
  }

  @Test
  void aStartThatTakesTooLongIsNotReportedAsStopped() {
    world.starts.join(Duration.ofSeconds(90), false);

    Failure failure = Expect.failure(FailureCode.STOP_FAILED, world.stop::stopServer);

    assertThat(failure.message()).contains("still being started");
    assertThat(world.time.now().toSeconds()).isEqualTo(15);
  }

  @Test
  void aServerStoppedHereIsNoLongerOurs() {
    world.starts.succeeded(world.starts.join(Duration.ofSeconds(9), false).attempt(), true);
    world.comesUp();
    world.lms.stops(Script.ends(0, "").doing(world::goesDown));

    world.stop.stopServer();

    assertThat(world.starts.startedHere()).isFalse();
  }
}
