package com.tabagent.lmstudio.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PracticeOnceTest {
  @TempDir private Path home;

  @Test
  void theFirstStreamIsPractisedAndNoOther() throws Exception {
    try (Hexagon hexagon =
        Hexagon.on(Machine.of(OperatingSystem.LINUX, Map.of("HOME", home.toString())))) {
      assertThat(practice()).isEmpty();

      hexagon.expectStream();
      Thread first = practice().orElseThrow();
      assertThat(first.join(Duration.ofSeconds(30))).isTrue();

      hexagon.expectStream();
      assertThat(practice()).isEmpty();
    }
  }

  private static Optional<Thread> practice() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("practise-stream"))
        .findAny();
  }
}
