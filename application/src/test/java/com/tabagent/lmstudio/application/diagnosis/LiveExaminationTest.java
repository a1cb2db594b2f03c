package com.tabagent.lmstudio.application.diagnosis;

import static com.tabagent.lmstudio.domain.registration.Browser.CHROMIUM;
import static com.tabagent.lmstudio.domain.registration.Browser.EDGE;
import static com.tabagent.lmstudio.domain.registration.Browser.FIREFOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.BrowserPolicies.Ruling;
import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.domain.diagnosis.Area;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Hearing;
import com.tabagent.lmstudio.domain.diagnosis.Verdict;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveExaminationTest {
  private final Clinic clinic = new Clinic(OperatingSystem.LINUX);

  private List<Finding> browsers() {
    return clinic.lookLive().findings().stream()
        .filter(each -> each.area() == Area.BROWSER)
        .toList();
  }

  private Finding about(String name) {
    return browsers().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private void hears(Browser browser, Hearing hearing) {
    Path program = clinic.place(browser, Scope.USER).signs().getFirst();
    clinic.browserTrial.put(program, hearing);
  }

  @Test
  void eachBrowserIsAskedForItsOwnManifestByAnExtensionThatItLists() {
    clinic.has(CHROMIUM).has(FIREFOX).installed(Scope.USER);
    var answered = new Hearing.Answered("1.2.3", "READY", Duration.ofMillis(40));
    hears(CHROMIUM, answered);
    hears(FIREFOX, answered);

    assertThat(browsers())
        .extracting(Finding::name)
        .containsExactly("chromium", "chromium live", "firefox", "firefox live");
    assertThat(browsers()).allMatch(each -> each.verdict() == Verdict.OK);
    assertThat(clinic.browserTrial.asked().subList(0, 2))
        .containsExactly(
            "CHROMIUM "
                + clinic.manifest(CHROMIUM, Scope.USER)
                + " abcdefghijklmnopabcdefghijklmnop",
            "FIREFOX " + clinic.manifest(FIREFOX, Scope.USER) + " tab@example.org");
  }

  @Test
  void withoutBeingAskedForItNoBrowserIsStarted() {
    clinic.has(CHROMIUM).installed(Scope.USER);
    clinic.look();

    assertThat(clinic.browserTrial.asked()).isEmpty();
  }

  @Test
  void aBrowserThatWasLeftOutIsNotStarted() {
    clinic.has(CHROMIUM).has(EDGE).has(FIREFOX).installed(Scope.USER, CHROMIUM);

    assertThat(browsers())
        .extracting(Finding::name)
        .containsExactly("chromium", "chromium live", "edge", "firefox");
  }

  @Test
  void theCauseIsWhatTheDoctorFoundByItself() {
    clinic.has(CHROMIUM).installed(Scope.USER);
    clinic.files.file(clinic.manifest(CHROMIUM, Scope.USER), new Stored.Unreadable("is not JSON"));
    hears(CHROMIUM, new Hearing.Complained("Specified native messaging host not found."));

    assertThat(about("chromium live").cause())
        .contains("'Specified native messaging host not found.'", "it is not JSON");
    assertThat(about("chromium live").remedy()).isEqualTo(about("chromium").remedy());
    assertThat(clinic.browserTrial.asked()).isNotEmpty();
  }

  @Test
  void whatCannotBeTriedIsAWarning() {
    clinic.has(CHROMIUM).installed(Scope.USER);
    assertThat(about("chromium live").verdict()).isEqualTo(Verdict.WARNING);

    int before = clinic.browserTrial.asked().size();
    clinic.policies.put(CHROMIUM, new Ruling.SystemOnly("/etc/p.json"));
    assertThat(about("chromium live").cause()).contains("for all users");
    assertThat(clinic.browserTrial.asked()).hasSize(before);
  }
}
