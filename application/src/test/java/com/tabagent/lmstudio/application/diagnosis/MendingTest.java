package com.tabagent.lmstudio.application.diagnosis;

import static com.tabagent.lmstudio.domain.registration.Browser.CHROME;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROMIUM;
import static com.tabagent.lmstudio.domain.registration.Browser.FIREFOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.domain.diagnosis.Verdict;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.registration.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MendingTest {
  private final Clinic clinic = new Clinic(OperatingSystem.LINUX);

  @BeforeEach
  void aHostInTwoBrowsers() {
    clinic.has(CHROMIUM).has(FIREFOX).installed(Scope.USER);
  }

  @Test
  void whereAllIsWellNothingIsDone() {
    assertThat(clinic.mend()).isEmpty();
  }

  @Test
  void onlyWhatIsBrokenIsWrittenAgain() {
    Stored firefox = clinic.files.read(clinic.manifest(FIREFOX, Scope.USER), FIREFOX.engine());
    clinic.files.file(clinic.manifest(CHROMIUM, Scope.USER), new Stored.Unreadable("is not JSON"));

    assertThat(clinic.mend())
        .containsExactly(
            "Registered again: Chromium (" + clinic.manifest(CHROMIUM, Scope.USER) + ").");

    assertThat(clinic.about("chromium").verdict()).isEqualTo(Verdict.OK);
    assertThat(clinic.files.read(clinic.manifest(FIREFOX, Scope.USER), FIREFOX.engine()))
        .isEqualTo(firefox);
  }

  @Test
  void onlyBrowsersThatWereChosenAreRegisteredAgain() {
    var fresh = new Clinic(OperatingSystem.LINUX).has(CHROMIUM).has(CHROME).has(FIREFOX);
    fresh.installed(Scope.USER, CHROMIUM);
    assertThat(fresh.mend()).isEmpty();

    fresh.files.delete(fresh.manifest(CHROMIUM, Scope.USER));
    fresh.store.update("2");
    assertThat(fresh.mend()).isNotEmpty();

    assertThat(fresh.about("chromium").verdict()).isEqualTo(Verdict.OK);
    assertThat(fresh.files.isThere(fresh.manifest(CHROME, Scope.USER))).isFalse();
    assertThat(fresh.files.isThere(fresh.manifest(FIREFOX, Scope.USER))).isFalse();
  }

  @Test
  void aHostOfAnotherBuildIsReplacedAndGetsItsCache() {
    clinic.store.update("2");
    assertThat(clinic.about("copy").verdict()).isEqualTo(Verdict.WARNING);

    assertThat(clinic.mend()).anyMatch(sentence -> sentence.contains("the host"));

    assertThat(clinic.about("copy").verdict()).isEqualTo(Verdict.OK);
    assertThat(clinic.about("start-up cache").verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void aCacheThatIsMissingIsMade() {
    var fresh = new Clinic(OperatingSystem.LINUX).has(CHROMIUM);
    fresh.installed(Scope.USER);
    fresh.cache.forget(fresh.launcher());
    assertThat(fresh.about("start-up cache").verdict()).isEqualTo(Verdict.WARNING);

    assertThat(fresh.mend()).containsExactly("Made the start-up cache.");

    fresh.cache.forget(fresh.launcher());
    fresh.cache.cannotMake(fresh.launcher());
    assertThat(fresh.mend()).containsExactly("This Java makes none.");
  }

  @Test
  void whatCannotBeWrittenIsToldAndFoundAgain() {
    clinic.files.delete(clinic.manifest(CHROMIUM, Scope.USER));
    clinic.files.file(
        clinic.manifest(CHROMIUM, Scope.USER).resolveSibling(""),
        new Stored.Unreadable("is in the way"));

    assertThat(clinic.mend())
        .anyMatch(sentence -> sentence.startsWith("Registering failed: Chromium"));
    assertThat(clinic.about("chromium").verdict()).isEqualTo(Verdict.ERROR);
  }
}
