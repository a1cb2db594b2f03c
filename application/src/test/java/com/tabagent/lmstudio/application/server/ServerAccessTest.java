package com.tabagent.lmstudio.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning.Progress;
import com.tabagent.lmstudio.application.port.out.FakeLmsCli.Script;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.AutoStart;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ServerAccessTest {
  private final World world = new World();
  private final ServerAccess lazy = world.access(AutoStart.ON_FIRST_USE);
  private final ServerAccess never = world.access(AutoStart.NEVER);

  private static Endpoint reach(ServerAccess access) {
    return access.reach(Progress.SILENT, new Cancellation());
  }

  @ParameterizedTest
  @EnumSource(AutoStart.class)
  void aRunningServerIsReachedWhateverTheSetting(AutoStart autoStart) {
    world.comesUp();

    assertThat(reach(world.access(autoStart))).isEqualTo(Endpoint.DEFAULT);
    assertThat(world.lms.commands()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(AutoStart.class)
  void nothingIsEverSentToAnotherProgramAndNothingIsStarted(AutoStart autoStart) {
    world.put(new Identity.Foreign("HTTP 404"));

    Failure failure =
        Expect.failure(FailureCode.NOT_LM_STUDIO, () -> reach(world.access(autoStart)));

    assertThat(failure.message()).contains("HTTP 404");
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void whoDoesNotAnswerIsStalledAndNotStartedAnew() {
    world.put(new Identity.Silent());

    Expect.failure(FailureCode.UPSTREAM_STALLED, () -> reach(lazy));
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void theSearchForAServerCanBeCalledOff() {
    var cancellation = new Cancellation();
    world.put(new Identity.Silent());
    world.network.meanwhile(cancellation::cancel);

    Expect.failure(FailureCode.CANCELLED, () -> lazy.reach(Progress.SILENT, cancellation));
    assertThat(world.network.asked()).hasSize(1);
  }

  @Test
  void aServerThatIsOffIsStarted() {
    world.lms.starts(Script.ends(0, "").doing(world::comesUp));
    var reached = new AtomicReference<>(Optional.<Endpoint>empty());

    world.time.go(() -> reached.set(Optional.of(reach(lazy))));
    world.time.finish();

    assertThat(reached.get()).contains(Endpoint.DEFAULT);
  }

  @Test
  void aServerThatIsOffStaysOffWhereTheUserWantsThat() {
    Failure failure = Expect.failure(FailureCode.SERVER_DOWN, () -> reach(never));

    assertThat(failure.remedy()).isPresent();
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void aStartUnderWayIsJoinedAlsoByWhoWouldStartNothing() {
    world.lms.starts(Script.ends(0, "").doing(() -> world.comesUpAfter(Duration.ofSeconds(2))));
    var reached = new AtomicReference<>(Optional.<Endpoint>empty());

    world.time.go(
        () -> {
          world.start.startAhead();
          world.time.pause(Duration.ofSeconds(1));
          reached.set(Optional.of(reach(never)));
        });
    world.time.finish();

    assertThat(reached.get()).contains(Endpoint.DEFAULT);
    assertThat(world.lms.commands()).hasSize(1);
  }

  @Test
  void aServerThatIsStartingAndDoesNotGreetYetIsWaitedFor() {
    world.lms.starts(
        Script.ends(0, "")
            .doing(
                () -> {
                  world.put(new Identity.Silent());
                  world.comesUpAfter(Duration.ofSeconds(2));
                }));
    var reached = new AtomicReference<>(Optional.<Endpoint>empty());

    world.time.go(
        () -> {
          world.start.startAhead();
          world.time.pause(Duration.ofSeconds(1));
          reached.set(Optional.of(reach(never)));
        });
    world.time.finish();

    assertThat(reached.get()).contains(Endpoint.DEFAULT);
  }

  @Test
  void aServerOnceSeenIsNotLookedForAgainUntilItIsForgotten() {
    world.comesUp();
    reach(lazy);
    reach(lazy);
    assertThat(world.network.asked()).hasSize(1);

    lazy.forget();
    world.put(new Identity.Foreign("HTTP 404"));

    Expect.failure(FailureCode.NOT_LM_STUDIO, () -> reach(lazy));
  }

  @Test
  void aServerThatWasNotReachedIsLookedForEveryTime() {
    Expect.failure(FailureCode.SERVER_DOWN, () -> reach(never));
    world.comesUp();

    assertThat(reach(never)).isEqualTo(Endpoint.DEFAULT);
  }
}
