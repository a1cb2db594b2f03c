package com.tabagent.lmstudio.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StatusWatchTest {
  private final World world = new World();
  private final List<Duration> looks = Collections.synchronizedList(new ArrayList<>());
  private final List<String> story = Collections.synchronizedList(new ArrayList<>());
  private final StatusWatch watch = watch(this::check);

  private StatusWatch watch(CheckStatus check) {
    return new StatusWatch(check, world.time, world.time);
  }

  private LmStudioStatus check(Cancellation cancellation) {
    looks.add(world.time.now());
    return world.status.checkStatus();
  }

  /// Watches under a name until so much time has passed, and then does what a request does.
  private void watches(String name, Duration until) {
    var cancellation = new Cancellation();
    world.time.after(until, cancellation::cancel);
    world.time.go(
        () ->
            Expect.failure(
                FailureCode.CANCELLED,
                () ->
                    watch.watchStatus(
                        status ->
                            story.add(
                                name
                                    + " "
                                    + status.readiness()
                                    + " "
                                    + world.time.now().toMillis()),
                        cancellation)));
  }

  /// Time stands still until all have begun.
  private void play(Runnable beginning) {
    world.time.go(beginning);
    world.time.finish();
  }

  @Test
  void theStateIsToldAtOnceAndThenOnlyWhenItChanges() {
    world.comesUpAfter(Duration.ofSeconds(5));
    world.time.after(Duration.ofSeconds(9), world::goesDown);

    play(() -> watches("a", Duration.ofSeconds(20)));

    assertThat(story).containsExactly("a SERVER_DOWN 0", "a READY 6000", "a SERVER_DOWN 10000");
    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void anyNumberWatchWithOneLook() {
    play(() -> List.of("a", "b", "c").forEach(name -> watches(name, Duration.ofSeconds(9))));

    assertThat(looks).extracting(Duration::toSeconds).containsExactly(0L, 2L, 4L, 6L, 8L);
    assertThat(story)
        .containsExactlyInAnyOrder("a SERVER_DOWN 0", "b SERVER_DOWN 0", "c SERVER_DOWN 0");
  }

  @Test
  void nobodyLooksWhileNobodyWatches() {
    play(() -> watches("a", Duration.ofSeconds(1)));
    world.time.pause(Duration.ofMinutes(1));
    world.comesUp();
    play(() -> watches("b", Duration.ofSeconds(1)));

    assertThat(looks).extracting(Duration::toSeconds).containsExactly(0L, 61L);
    assertThat(story).containsExactly("a SERVER_DOWN 0", "b READY 61000");
  }

  @Test
  void aServerThatTakesLongToAnswerIsGivenAsLongToRest() {
    var slow =
        watch(
            _ -> {
              looks.add(world.time.now());
              world.time.pause(Duration.ofSeconds(7));
              return world.status.checkStatus();
            });
    var cancellation = new Cancellation();
    world.time.after(Duration.ofSeconds(30), cancellation::cancel);
    world.time.go(
        () -> Expect.failure(FailureCode.CANCELLED, () -> slow.watchStatus(_ -> {}, cancellation)));
    world.time.finish();

    assertThat(looks).extracting(Duration::toSeconds).containsExactly(0L, 14L, 28L);
  }

  @Test
  void aLookThatFailsEndsTheWatchingAndIsToldAndTheNextBeginsAnew() {
    var failing =
        watch(
            _ -> {
              throw new IllegalStateException("a defect");
            });

    for (int i = 0; i < 2; i++) {
      world.time.go(
          () ->
              Expect.failure(
                  FailureCode.INTERNAL, () -> failing.watchStatus(_ -> {}, new Cancellation())));
      world.time.finish();
    }
  }
}
