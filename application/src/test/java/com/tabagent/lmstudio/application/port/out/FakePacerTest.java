package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakePacerTest extends PacerContract {
  private final FakePacer pacer = new FakePacer();
  private final List<String> story = new ArrayList<>();

  @Override
  protected Pacer pacer() {
    return pacer;
  }

  @Override
  protected void inAMoment(Runnable action) {
    pacer.after(Duration.ofMillis(1), action);
  }

  @Test
  void aPauseTakesExactlyItsTimeAndWhatHappensMeanwhileHappensInOrder() {
    pacer.after(Duration.ofSeconds(2), () -> tell("second"));
    pacer.after(Duration.ofSeconds(1), () -> tell("first"));
    pacer.after(Duration.ofSeconds(9), () -> tell("never"));

    pacer.pause(Duration.ofSeconds(3));

    assertThat(story).containsExactly("1 first", "2 second");
    assertThat(pacer.now()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void severalWhoWaitWakeEachAtTheirTime() {
    pacer.go(
        () -> {
          pacer.go(() -> wake("slow", 5));
          pacer.go(() -> wake("quick", 1));
          wake("middle", 3);
        });

    pacer.finish();

    assertThat(story).containsExactly("1 quick", "3 middle", "5 slow");
  }

  @Test
  void whoFailsFailsTheTest() {
    pacer.go(
        () -> {
          throw new IllegalStateException("on purpose");
        });

    assertThatThrownBy(pacer::finish).hasRootCauseMessage("on purpose");
  }

  private void wake(String name, int seconds) {
    pacer.pause(Duration.ofSeconds(seconds));
    tell(name);
  }

  private synchronized void tell(String what) {
    story.add(pacer.now().toSeconds() + " " + what);
  }
}
