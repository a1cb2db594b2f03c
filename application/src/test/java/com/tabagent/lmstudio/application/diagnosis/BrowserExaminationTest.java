package com.tabagent.lmstudio.application.diagnosis;

import static com.tabagent.lmstudio.domain.registration.Browser.CHROME;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROMIUM;
import static com.tabagent.lmstudio.domain.registration.Browser.EDGE;
import static com.tabagent.lmstudio.domain.registration.Browser.FIREFOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.BrowserPolicies.Ruling;
import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Handshake;
import com.tabagent.lmstudio.domain.diagnosis.Verdict;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.Manifest;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrowserExaminationTest {
  private final Clinic clinic = new Clinic(OperatingSystem.LINUX);

  private static void expect(Finding finding, Verdict verdict, String... words) {
    assertThat(finding.cause()).contains(words);
    assertThat(finding.verdict()).isEqualTo(verdict);
  }

  private static String command(Finding finding) {
    return finding.remedy().flatMap(Remedy::step).map(Object::toString).orElse("none");
  }

  private void breakManifest(Browser browser, Scope scope) {
    clinic.files.file(clinic.manifest(browser, scope), new Stored.Unreadable("is not JSON"));
  }

  @Test
  void eachBrowserStartsTheHostInItsOwnWay() {
    clinic.has(CHROMIUM).has(FIREFOX).installed(Scope.USER);

    assertThat(clinic.browsers()).extracting(Finding::name).containsExactly("chromium", "firefox");
    assertThat(clinic.trial.starts())
        .containsExactly(
            clinic.launcher() + " chrome-extension://abcdefghijklmnopabcdefghijklmnop/",
            clinic.launcher() + " " + clinic.manifest(FIREFOX, Scope.USER) + " tab@example.org");
  }

  @Test
  void oneCommandLineIsTriedOnceHoweverManyBrowsersWouldStartIt() {
    clinic.has(CHROME).has(CHROMIUM).has(EDGE).installed(Scope.USER);

    assertThat(clinic.browsers()).hasSize(3).allMatch(each -> each.verdict() == Verdict.OK);
    assertThat(clinic.trial.starts()).hasSize(1);
  }

  @Test
  void chromiumStopsAtTheUsersOwnManifestAndFirefoxPassesOverIt() {
    clinic.has(CHROMIUM).has(FIREFOX);
    clinic.installed(Scope.SYSTEM, CHROMIUM, FIREFOX);
    breakManifest(CHROMIUM, Scope.USER);
    breakManifest(FIREFOX, Scope.USER);

    expect(clinic.about("chromium"), Verdict.ERROR, "Chromium refuses", "is not JSON");
    expect(clinic.about("firefox"), Verdict.OK, "answered");
    assertThat(clinic.about("firefox").remedy().orElseThrow().text())
        .contains(clinic.manifest(FIREFOX, Scope.USER) + ", which counts for nothing");
  }

  @Test
  void whereOnlyHostsForAllUsersCountTheUsersOwnIsOfNoUse() {
    clinic.policies.put(CHROMIUM, new Ruling.SystemOnly("/etc/p.json"));
    clinic.has(CHROMIUM).installed(Scope.USER);

    expect(clinic.about("chromium"), Verdict.ERROR, "for all users", "/etc/p.json");
    assertThat(command(clinic.about("chromium")))
        .contains("--browser chromium --extension-id abcdefghijklmnopabcdefghijklmnop --system");
    assertThat(clinic.about("chromium").mendable()).isFalse();

    clinic.installed(Scope.SYSTEM, CHROMIUM);
    expect(clinic.about("chromium"), Verdict.OK, "answered");
  }

  @Test
  void whatAnAdministratorForbidsIsNotTried() {
    clinic.policies.put(CHROMIUM, new Ruling.Blocked("/etc/p.json"));
    clinic.has(CHROMIUM).installed(Scope.USER);

    expect(clinic.about("chromium"), Verdict.ERROR, "An administrator", "/etc/p.json");
    assertThat(clinic.trial.starts()).isEmpty();
  }

  @Test
  void policiesThatNobodyExaminedAreNotTakenForFreedom() {
    clinic.policies.put(CHROMIUM, new Ruling.NotExamined("Nobody knows where they are."));
    clinic.has(CHROMIUM).installed(Scope.USER);

    expect(clinic.about("chromium"), Verdict.OK, "answered");
    assertThat(clinic.about("chromium").remedy().orElseThrow().toString())
        .contains("not examined", "Nobody knows where they are.");
  }

  @Test
  void aBrowserThatIsLeftOutOnPurposeIsNoError() {
    clinic.has(CHROMIUM).has(FIREFOX);
    expect(clinic.about("chromium"), Verdict.ERROR, "not registered with Chromium");
    expect(clinic.about("firefox"), Verdict.ERROR, "not registered with Firefox");
    assertThat(command(clinic.about("firefox"))).contains("--browser firefox --firefox-id ID");

    var manifest = new Manifest(Engine.CHROMIUM, Path.of("/host"), List.of(Clinic.LETTERS));
    clinic.files.file(
        clinic.manifest(CHROMIUM, Scope.USER), new Stored.Present(manifest, List.of()));
    expect(clinic.about("firefox"), Verdict.OK, "not registered with Firefox");
    assertThat(command(clinic.about("firefox")))
        .contains("'/opt/new host/run' install --browser firefox --firefox-id ID");
  }

  @Test
  void aBrowserThatWasNotChosenIsAHintEvenWhereItsExtensionIsKnown() {
    clinic.has(CHROMIUM).has(CHROME).has(FIREFOX).installed(Scope.USER, CHROMIUM);

    expect(clinic.about("chrome"), Verdict.OK, "not registered with Chrome");
    expect(clinic.about("firefox"), Verdict.OK, "not registered with Firefox");
    assertThat(command(clinic.about("chrome")))
        .endsWith("install --browser chrome --extension-id abcdefghijklmnopabcdefghijklmnop]");
  }

  @Test
  void aBrowserThatWasChosenIsMissedAlsoWhenItWasTheOnlyOne() {
    clinic.has(CHROMIUM).has(FIREFOX).installed(Scope.USER, CHROMIUM);
    clinic.files.delete(clinic.manifest(CHROMIUM, Scope.USER));

    expect(clinic.about("chromium"), Verdict.ERROR, "not registered with Chromium");
    assertThat(clinic.about("chromium").mendable()).isTrue();
    expect(clinic.about("firefox"), Verdict.OK, "not registered with Firefox");
  }

  @Test
  void withoutAnyBrowserThereIsNothingToRegisterWith() {
    assertThat(clinic.browsers()).hasSize(1);
    expect(clinic.about("browsers"), Verdict.WARNING, "No browser was found");
  }

  @Test
  void aBrowserInABoxIsToldWithWhatHelps() {
    clinic.files.folder(Path.of("/home/ann/snap/chromium"));

    expect(clinic.about("chromium-snap"), Verdict.WARNING, "runs in a box");
    assertThat(clinic.about("chromium-snap").remedy().orElseThrow().text()).contains(".deb");
  }

  @Test
  void aHostOfAnotherVersionIsTold() {
    clinic.has(CHROMIUM).installed(Scope.USER);
    clinic.trial.put(clinic.launcher(), new Handshake.Answered("1.0.0", Duration.ofMillis(40)));

    expect(clinic.about("chromium"), Verdict.WARNING, "starts version 1.0.0", "this is 1.2.3");
    assertThat(clinic.about("chromium").mendable()).isTrue();
  }

  @Test
  void anExtensionThatWasRegisteredAndIsNotListedIsKeptOut() {
    clinic.has(CHROMIUM).installed(Scope.USER);
    var other = new ExtensionId(Engine.CHROMIUM, "ponmlkjihgfedcbaponmlkjihgfedcba");
    clinic.files.file(
        clinic.manifest(CHROMIUM, Scope.USER),
        new Stored.Present(
            new Manifest(Engine.CHROMIUM, clinic.launcher(), List.of(other)), List.of()));

    expect(clinic.about("chromium"), Verdict.ERROR, "keeps the extension abcdefghij", "out");
  }

  @ParameterizedTest
  @EnumSource
  void theWayIsTheSameOnEachSystem(OperatingSystem os) {
    var elsewhere = new Clinic(os).has(CHROME).has(FIREFOX);
    expect(elsewhere.about("chrome"), Verdict.ERROR, "not registered");

    elsewhere.installed(Scope.USER);
    expect(elsewhere.about("chrome"), Verdict.OK, "answered");
    expect(elsewhere.about("firefox"), Verdict.OK, "answered");
  }

  @Test
  void onWindowsAKeyMayNameAFileThatIsGone() {
    var windows = new Clinic(OperatingSystem.WINDOWS).has(CHROME).installed(Scope.USER);
    windows.files.delete(windows.manifest(CHROME, Scope.USER));

    expect(windows.about("chrome"), Verdict.ERROR, "Chrome refuses", "it is not there");
  }
}
