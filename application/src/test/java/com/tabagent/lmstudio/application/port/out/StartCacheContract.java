package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.StartCache.State;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [StartCache] must do. The time limit only keeps a broken one from hanging the build.
@Timeout(120)
public abstract class StartCacheContract {

  protected abstract StartCache cache();

  /// The launcher of a host that has no cache yet and can be given one.
  protected abstract Path launcher();

  /// The launcher of a host that cannot be given one.
  protected abstract Path brokenLauncher();

  @Test
  void whatIsMadeIsThere() {
    Path launcher = launcher();
    StartCache cache = cache();
    assertThat(cache.state(launcher)).isEqualTo(State.MISSING);

    assertThat(cache.make(launcher)).isEmpty();

    assertThat(cache.state(launcher)).isEqualTo(State.MADE);
  }

  @Test
  void whatCannotBeMadeIsToldInASentence() {
    Path launcher = brokenLauncher();
    StartCache cache = cache();

    assertThat(cache.make(launcher).orElse("")).endsWith(".");
    assertThat(cache.state(launcher)).isEqualTo(State.MISSING);
  }
}
