package com.tabagent.lmstudio.domain.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Remedy STEP = Remedy.advice("Do something.");
  private static final Finding GOOD = Finding.ok(Area.BROWSER, "firefox", "It works.");
  private static final Finding LATE = Finding.warning(Area.HOST, "cache", "It is slow.", STEP);
  private static final Finding BAD = Finding.error(Area.LM_STUDIO, "app", "It is not there.", STEP);

  @Test
  void findingsStandInTheOrderOfTheWay() {
    assertThat(new Report(List.of(BAD, LATE, GOOD)).findings()).containsExactly(GOOD, LATE, BAD);
  }

  @Test
  void theWorstVerdictCounts() {
    assertThat(new Report(List.of()).verdict()).isEqualTo(Verdict.OK);
    assertThat(new Report(List.of(GOOD)).verdict()).isEqualTo(Verdict.OK);
    assertThat(new Report(List.of(GOOD, LATE)).verdict()).isEqualTo(Verdict.WARNING);
    assertThat(new Report(List.of(BAD, LATE, GOOD)).verdict()).isEqualTo(Verdict.ERROR);
  }

  @Test
  void theSummaryCounts() {
    assertThat(new Report(List.of(GOOD, GOOD, LATE)).summary())
        .isEqualTo("2 ok, 1 warning, 0 errors");
    assertThat(new Report(List.of(BAD, BAD)).summary()).isEqualTo("0 ok, 0 warnings, 2 errors");
  }

  @Test
  void onlyWhatTheDoctorCanMendIsMendable() {
    assertThat(new Report(List.of(BAD, LATE.mendableByDoctor())).mendable())
        .containsExactly(LATE.mendableByDoctor());
  }

  @Test
  void whateverIsWrongComesWithAStep() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Finding(
                    Area.HOST, "copy", Verdict.ERROR, "It is broken.", Optional.empty(), false));
    assertThatIllegalArgumentException().isThrownBy(GOOD::mendableByDoctor);
    assertThatIllegalArgumentException().isThrownBy(() -> Finding.ok(Area.HOST, "copy", " "));
  }
}
