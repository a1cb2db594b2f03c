package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.diagnosis.BrowserWords;
import com.tabagent.lmstudio.domain.diagnosis.Hearing;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every [BrowserTrial] must do. The time limit only keeps a broken one from hanging the
/// build.
@Timeout(240)
public abstract class BrowserTrialContract {
  protected static final ExtensionId CALLER = new ExtensionId(Engine.FIREFOX, "tab@example.org");

  protected abstract BrowserTrial trial();

  /// Where the program of a browser may be; it is at one of them.
  protected abstract List<Path> programs(Engine engine);

  /// Registers a host of version 1.2.3 for [#CALLER], and in Chromium for nobody who is there.
  protected abstract Optional<Path> manifestOfAHost(Engine engine);

  /// Registers none.
  protected abstract Optional<Path> noManifest(Engine engine);

  private Hearing hear(Engine engine, Optional<Path> manifest) {
    return trial().hear(engine, programs(engine), manifest, CALLER);
  }

  @ParameterizedTest
  @EnumSource
  void aHostThatIsRegisteredAnswers(Engine engine) {
    assertThat(hear(engine, manifestOfAHost(engine)))
        .isInstanceOfSatisfying(
            Hearing.Answered.class,
            answered -> {
              assertThat(answered.version()).isEqualTo("1.2.3");
              assertThat(answered.state()).isEqualTo("READY");
              assertThat(answered.reply()).isPositive();
            });
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotRegisteredIsToldInTheBrowsersOwnWords(Engine engine) {
    assertThat(hear(engine, noManifest(engine)))
        .isInstanceOfSatisfying(
            Hearing.Complained.class,
            complained ->
                assertThat(BrowserWords.of(complained.words()))
                    .contains(
                        engine == Engine.CHROMIUM
                            ? BrowserWords.CHROMIUM_NOT_FOUND
                            : BrowserWords.FIREFOX_NOT_FOUND));
  }

  @ParameterizedTest
  @EnumSource
  void aBrowserWithoutAProgramIsNoFailure(Engine engine) {
    assertThat(trial().hear(engine, List.of(Path.of("/nowhere/x")), Optional.empty(), CALLER))
        .isInstanceOf(Hearing.NotHeld.class);
  }
}
