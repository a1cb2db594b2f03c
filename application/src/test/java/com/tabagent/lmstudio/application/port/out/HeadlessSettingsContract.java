package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.installation.HeadlessReport;
import com.tabagent.lmstudio.domain.installation.HeadlessReport.Entry;
import com.tabagent.lmstudio.domain.installation.Installation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [HeadlessSettings] must do. Each test begins with an installation that has none of
/// the files.
public abstract class HeadlessSettingsContract {

  protected abstract HeadlessSettings settings();

  protected abstract Installation installation();

  /// Puts into one of the files what is not JSON.
  protected abstract void givenABrokenFile();

  /// Puts into one of the files a key that is no business of ours.
  protected abstract void givenAnotherKey();

  /// Whether that key is still there, with its value.
  protected abstract boolean otherKeyIsThere();

  /// Names and contents of all that could have been written; compared by `equals`.
  protected abstract Object everythingOnDisk();

  @Test
  void whereNothingIsStoredEveryKeyIsNamedAndNoneSaysAnythingAndNothingIsWritten() {
    Object before = everythingOnDisk();

    HeadlessReport report = settings().read(installation());

    assertThat(report.entries())
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              assertThat(entry.key()).isNotBlank();
              assertThat(entry.meaning()).isNotBlank();
              assertThat(entry.value()).isEmpty();
            });
    assertThat(everythingOnDisk()).isEqualTo(before);
  }

  @Test
  void whatIsWrittenIsWhatIsRead() {
    for (boolean on : new boolean[] {true, false, true}) {
      HeadlessReport written = settings().write(installation(), on);

      assertThat(written).isEqualTo(settings().read(installation()));
      assertThat(written.entries()).extracting(Entry::value).contains(Optional.of(on));
      assertThat(written.entries()).extracting(Entry::value).doesNotContain(Optional.of(!on));
    }
  }

  @Test
  void whateverElseAFileHoldsStaysInIt() {
    givenAnotherKey();

    settings().write(installation(), true);

    assertThat(otherKeyIsThere()).isTrue();
  }

  @Test
  void aFileThatIsNotJsonSaysNothing() {
    givenABrokenFile();

    assertThat(settings().read(installation()).entries())
        .extracting(Entry::value)
        .contains(Optional.empty());
  }

  @Test
  void aFileThatIsNotJsonIsLeftAsItIs() {
    givenABrokenFile();
    Object before = everythingOnDisk();

    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> settings().write(installation(), true))
        .satisfies(
            thrown -> assertThat(thrown.failure().code()).isEqualTo(FailureCode.BAD_REQUEST));

    assertThat(everythingOnDisk()).isEqualTo(before);
  }
}
