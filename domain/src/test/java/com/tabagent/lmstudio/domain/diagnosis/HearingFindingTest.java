package com.tabagent.lmstudio.domain.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.failure.Remedy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HearingFindingTest {
  private static final Finding WELL = Finding.ok(Area.BROWSER, "chromium", "It answered.");
  private static final Remedy AGAIN = Remedy.command("Register it again.", "host install");
  private static final Finding BROKEN =
      Finding.error(Area.BROWSER, "chromium", "/opt/host may not be executed.", AGAIN)
          .mendableByDoctor();

  private static Finding finding(Finding alone, Hearing hearing) {
    return new HearingFinding("Chromium", alone, true).of(hearing);
  }

  @Test
  void anAnswerIsGood() {
    Finding finding = finding(WELL, new Hearing.Answered("1.2", "READY", Duration.ofMillis(41)));

    assertThat(finding)
        .isEqualTo(
            Finding.ok(
                Area.BROWSER,
                "chromium live",
                "Chromium itself reached the host, version 1.2, in 41 ms; LM Studio is READY."));
  }

  @Test
  void theBrowsersWordsStandBesideTheDoctorsCauseAndRemedy() {
    Finding finding = finding(BROKEN, new Hearing.Complained("Native host has exited."));

    assertThat(finding.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(finding.cause())
        .isEqualTo(
            "Chromium tells an extension: 'Native host has exited.' /opt/host may not be executed.");
    assertThat(finding.remedy()).contains(AGAIN);
    assertThat(finding.mendable()).isTrue();
  }

  @Test
  void whereTheDoctorFoundNothingTheWordsAreExplained() {
    Finding finding = finding(WELL, new Hearing.Complained("Native host has exited."));

    assertThat(finding.cause())
        .endsWith(
            "' The program that the manifest names cannot be run, or ended before it answered.");
    assertThat(finding.mendable()).isFalse();
    assertThat(finding.remedy()).isPresent();
  }

  @Test
  void wordsThatNobodyKnowsAreShownAllTheSame() {
    assertThat(finding(WELL, new Hearing.Complained("Computer says no.")).cause())
        .contains("'Computer says no.'", "does not know");
  }

  @Test
  void aStrangerIsRightlyTurnedAwayAndARegisteredOneIsNot() {
    var denied = new Hearing.Refused("ORIGIN_DENIED", "Not you.");

    assertThat(finding(WELL, denied).verdict()).isEqualTo(Verdict.OK);
    assertThat(new HearingFinding("Firefox", WELL, false).of(denied).verdict())
        .isEqualTo(Verdict.ERROR);
    assertThat(finding(WELL, new Hearing.Refused("INTERNAL", "Oh.")).verdict())
        .isEqualTo(Verdict.ERROR);
  }

  @Test
  void silenceAndStrangersAreErrorsAndABrowserThatCannotBeAskedIsNone() {
    assertThat(finding(BROKEN, new Hearing.Silent(Duration.ofSeconds(15))).cause())
        .isEqualTo(
            "Chromium tells an extension nothing within 15 s. /opt/host may not be executed.");
    assertThat(finding(WELL, new Hearing.NotTheHost("{}")).verdict()).isEqualTo(Verdict.ERROR);
    assertThat(finding(WELL, new Hearing.NotHeld("it has no program", "Try it by hand.")))
        .isEqualTo(
            Finding.warning(
                Area.BROWSER,
                "chromium live",
                "It could not be tried in Chromium itself: it has no program.",
                Remedy.advice("Try it by hand.")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No such native application com.tabagent.host",
        "Native application tried to send a message of 9 bytes, which exceeds the limit of 8 bytes.",
        "An unexpected error occurred"
      })
  void wordsAreKnownByTheirBeginning(String words) {
    assertThat(BrowserWords.of(words)).isPresent();
    assertThat(BrowserWords.of("Well: " + words)).isEmpty();
  }
}
