package com.tabagent.lmstudio.application.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.port.out.FakeHostStore;
import com.tabagent.lmstudio.application.port.out.FakeManifestFiles;
import com.tabagent.lmstudio.application.port.out.FakeWindowsRegistry;
import com.tabagent.lmstudio.application.port.out.HostStore.Belongings;
import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.Manifest;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.RegistrationReport;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Outcome;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Step;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Installing and removing on machines of all three systems.
class HostRegistrationTest {
  private static final Path HOME = Path.of("/home/ann");
  private static final Path CHROMIUM =
      HOME.resolve(".config/chromium/NativeMessagingHosts/com.tabagent.host.json");
  private static final Path FIREFOX =
      HOME.resolve(".mozilla/native-messaging-hosts/com.tabagent.host.json");
  private static final Path STAY = HOME.resolve(".local/share/tabagent-host");
  private static final ExtensionId LETTERS =
      new ExtensionId(Engine.CHROMIUM, "abcdefghijklmnopabcdefghijklmnop");
  private static final ExtensionId MORE_LETTERS =
      new ExtensionId(Engine.CHROMIUM, "ponmlkjihgfedcbaponmlkjihgfedcba");
  private static final ExtensionId ADD_ON = new ExtensionId(Engine.FIREFOX, "tab@example.org");

  private final FakeManifestFiles files = new FakeManifestFiles().folder(HOME);
  private final FakeWindowsRegistry registry = new FakeWindowsRegistry();
  private final FakeHostStore store = new FakeHostStore();

  private HostRegistration on(OperatingSystem os) {
    var user =
        new UserFolders(
            os,
            HOME,
            Path.of("/"),
            Optional.of(HOME.resolve("local")),
            Optional.of(HOME.resolve("roaming")),
            Optional.empty(),
            List.of(Path.of("/usr/bin")));
    var folders =
        RegistrationFolders.of(
            user, Optional.empty(), Optional.empty(), HOME.resolve(".local/state/tabagent-host"));
    return new HostRegistration(folders, files, registry, store);
  }

  private static RegistrationOrder order(Set<Browser> browsers, ExtensionId... callers) {
    return new RegistrationOrder(Scope.USER, browsers, List.of(callers), false);
  }

  private RegistrationReport install(Set<Browser> browsers, ExtensionId... callers) {
    return on(OperatingSystem.LINUX).install(order(browsers, callers));
  }

  private RegistrationReport uninstall(Browser... browsers) {
    return on(OperatingSystem.LINUX).uninstall(order(Set.of(browsers)));
  }

  private static List<Outcome> outcomes(RegistrationReport report) {
    return report.steps().stream().map(Step::outcome).toList();
  }

  private List<ExtensionId> callers(Path file, Engine engine) {
    return files.read(file, engine) instanceof Stored.Present(Manifest manifest, _)
        ? manifest.callers()
        : List.of();
  }

  private void refused(Runnable attempt, String words) {
    Set<Path> before = files.all();
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(attempt::run)
        .satisfies(
            thrown -> {
              assertThat(thrown.failure().remedy()).isPresent();
              assertThat(thrown.failure().message() + thrown.failure().remedy()).contains(words);
            });
    assertThat(files.all()).isEqualTo(before);
    assertThat(store.puts()).isZero();
  }

  @Test
  void aBrowserThatIsThereIsRegisteredAndOthersAreNot() {
    files.folder(HOME.resolve(".config/chromium"));

    RegistrationReport report = install(Set.of(), LETTERS);

    assertThat(files.all()).containsExactly(CHROMIUM);
    assertThat(files.read(CHROMIUM, Engine.CHROMIUM))
        .isEqualTo(
            new Stored.Present(
                new Manifest(Engine.CHROMIUM, STAY.resolve("bin/tabagent-host"), List.of(LETTERS)),
                List.of()));
    assertThat(outcomes(report)).containsExactly(Outcome.WRITTEN, Outcome.WRITTEN);
    assertThat(store.notes(STAY).callers()).containsExactly(LETTERS.text());
    assertThat(store.notes(STAY).browsers()).containsExactly("Chromium");
  }

  @Test
  void aProgramOnTheSearchPathIsABrowserThatIsThere() {
    files.file(Path.of("/usr/bin/firefox-esr"), new Stored.Unreadable("is a program"));

    install(Set.of(), ADD_ON);

    assertThat(files.all()).contains(FIREFOX);
  }

  @Test
  void aBrowserThatIsNamedIsRegisteredThoughItNeverRan() {
    install(Set.of(Browser.CHROMIUM, Browser.FIREFOX), LETTERS, ADD_ON);

    assertThat(files.all()).containsExactly(CHROMIUM, FIREFOX);
    assertThat(callers(FIREFOX, Engine.FIREFOX)).containsExactly(ADD_ON);
  }

  @Test
  void aSecondRunChangesNothing() {
    install(Set.of(Browser.CHROMIUM), LETTERS);

    RegistrationReport again = install(Set.of(Browser.CHROMIUM));

    assertThat(outcomes(again)).containsExactly(Outcome.UNCHANGED, Outcome.UNCHANGED);
    assertThat(store.puts()).isEqualTo(1);
  }

  @Test
  void anUpdateReplacesTheHostAndKeepsTheIds() {
    install(Set.of(Browser.CHROMIUM), LETTERS);
    store.update("2");

    install(Set.of(Browser.CHROMIUM, Browser.VIVALDI), MORE_LETTERS);

    assertThat(store.puts()).isEqualTo(2);
    assertThat(callers(CHROMIUM, Engine.CHROMIUM)).containsExactly(LETTERS, MORE_LETTERS);
    assertThat(
            callers(
                HOME.resolve(".config/vivaldi/NativeMessagingHosts/com.tabagent.host.json"),
                Engine.CHROMIUM))
        .containsExactly(LETTERS, MORE_LETTERS);
  }

  @Test
  void withoutAnyIdAFirstInstallationIsRefused() {
    files.folder(HOME.resolve(".config/chromium"));

    refused(() -> install(Set.of()), "--extension-id");
  }

  @Test
  void aNamedBrowserForWhichNoIdIsKnownIsRefused() {
    refused(() -> install(Set.of(Browser.CHROMIUM, Browser.FIREFOX), LETTERS), "--firefox-id");
  }

  @Test
  void aFoundBrowserForWhichNoIdIsKnownIsLeftAndSaidSo() {
    files.folder(HOME.resolve(".config/chromium")).folder(HOME.resolve(".mozilla/firefox"));

    RegistrationReport report = install(Set.of(), LETTERS);

    assertThat(files.all()).containsExactly(CHROMIUM);
    assertThat(report.steps())
        .anySatisfy(
            step -> {
              assertThat(step.outcome()).isEqualTo(Outcome.LEFT);
              assertThat(step.reason()).contains("--firefox-id");
            });
  }

  @Test
  void whereThereIsNoBrowserNothingIsInstalled() {
    refused(() -> install(Set.of(), LETTERS), "--browser");
  }

  @Test
  void aBrowserThatASystemDoesNotHaveIsRefused() {
    refused(() -> install(Set.of(Browser.ARC), LETTERS), "--browser arc");
  }

  @Test
  void aDryRunSaysTheSameAndWritesNothing() {
    var dry = new RegistrationOrder(Scope.USER, Set.of(Browser.CHROMIUM), List.of(LETTERS), true);

    RegistrationReport report = on(OperatingSystem.LINUX).install(dry);

    assertThat(outcomes(report)).containsExactly(Outcome.WRITTEN, Outcome.WRITTEN);
    assertThat(files.all()).isEmpty();
    assertThat(store.puts()).isZero();
    assertThat(store.holds(STAY, Belongings.ALL)).isFalse();

    install(Set.of(Browser.CHROMIUM), LETTERS);
    assertThat(outcomes(on(OperatingSystem.LINUX).uninstall(dry)))
        .containsExactly(Outcome.REMOVED, Outcome.REMOVED);
    assertThat(files.all()).containsExactly(CHROMIUM);
    assertThat(store.isCurrent(STAY)).isTrue();
  }

  @Test
  void aManifestThatLedElsewhereIsReplacedAndItsIdsAreNotTaken() {
    var other = new Manifest(Engine.CHROMIUM, Path.of("/old/host"), List.of(MORE_LETTERS));
    files.file(CHROMIUM, new Stored.Present(other, List.of()));

    RegistrationReport report = install(Set.of(Browser.CHROMIUM), LETTERS);

    assertThat(callers(CHROMIUM, Engine.CHROMIUM)).containsExactly(LETTERS);
    assertThat(report.steps().getLast().reason()).contains("/old/host");
  }

  @Test
  void anOddManifestOfOursIsWrittenAnew() {
    install(Set.of(Browser.FIREFOX), ADD_ON);
    var manifest = new Manifest(Engine.FIREFOX, STAY.resolve("bin/tabagent-host"), List.of(ADD_ON));
    files.file(
        FIREFOX, new Stored.Present(manifest, List.of(new Stored.Oddity("an unknown key", true))));

    install(Set.of(Browser.FIREFOX));

    assertThat(files.read(FIREFOX, Engine.FIREFOX))
        .isEqualTo(new Stored.Present(manifest, List.of()));
  }

  @Test
  void removingLeavesWhatWasThereBeforeAndNothingElse() {
    files.folder(HOME.resolve(".config/chromium/NativeMessagingHosts"));
    Set<Path> before = files.folders();
    install(Set.of(Browser.CHROMIUM, Browser.FIREFOX), LETTERS, ADD_ON);
    assertThat(files.folders()).isNotEqualTo(before);

    RegistrationReport report = uninstall();

    assertThat(files.all()).isEmpty();
    assertThat(files.folders()).isEqualTo(before);
    assertThat(store.isThere(STAY)).isFalse();
    assertThat(outcomes(report)).containsExactly(Outcome.REMOVED, Outcome.REMOVED, Outcome.REMOVED);
    assertThat(uninstall().steps()).isEmpty();
  }

  @Test
  void removingFromOneBrowserKeepsTheHostForTheOther() {
    install(Set.of(Browser.CHROMIUM, Browser.FIREFOX), LETTERS, ADD_ON);

    uninstall(Browser.CHROMIUM);

    assertThat(files.all()).containsExactly(FIREFOX);
    assertThat(store.isCurrent(STAY)).isTrue();
    assertThat(store.notes(STAY).callers()).containsExactly(ADD_ON.text());
    assertThat(store.notes(STAY).browsers()).containsExactly("Firefox");

    uninstall(Browser.FIREFOX);
    assertThat(store.isThere(STAY)).isFalse();
  }

  @Test
  void aManifestThatPointsElsewhereIsLeftAndSaidSo() {
    var other = new Manifest(Engine.CHROMIUM, Path.of("/old/host"), List.of(LETTERS));
    files.file(CHROMIUM, new Stored.Present(other, List.of()));
    files.file(FIREFOX, new Stored.Unreadable("is not JSON"));

    RegistrationReport report = uninstall();

    assertThat(files.all()).containsExactly(CHROMIUM, FIREFOX);
    assertThat(outcomes(report)).containsExactly(Outcome.LEFT, Outcome.LEFT);
    assertThat(report.steps().getFirst().reason()).contains("/old/host");
    assertThat(report.steps().getLast().reason()).contains("is not JSON");
  }

  @Test
  void aBrowserInABoxIsExplained() {
    files.folder(HOME.resolve("snap/chromium")).folder(HOME.resolve(".config/chromium"));

    assertThat(install(Set.of(), LETTERS).steps())
        .anySatisfy(
            step -> {
              assertThat(step.subject()).isEqualTo("Chromium (snap)");
              assertThat(step.outcome()).isEqualTo(Outcome.LEFT);
              assertThat(step.reason()).contains("snap");
            });
  }

  @Test
  void onWindowsAKeyNamesTheManifestAndGoesWithoutIt() {
    HostRegistration windows = on(OperatingSystem.WINDOWS);
    Path manifest = HOME.resolve("local/tabagent-host/chromium/com.tabagent.host.json");

    windows.install(order(Set.of(Browser.EDGE, Browser.CHROME), LETTERS));

    assertThat(registry.all())
        .containsOnlyKeys(
            "HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host",
            "HKCU\\Software\\Microsoft\\Edge\\NativeMessagingHosts\\com.tabagent.host")
        .containsValue(manifest.toString());
    assertThat(files.all()).containsExactly(manifest);

    RegistrationReport one = windows.uninstall(order(Set.of(Browser.EDGE)));
    assertThat(registry.all())
        .containsOnlyKeys(
            "HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host");
    assertThat(outcomes(one)).containsExactly(Outcome.REMOVED, Outcome.LEFT, Outcome.LEFT);

    windows.uninstall(order(Set.of()));
    assertThat(registry.all()).isEmpty();
    assertThat(store.isThere(HOME.resolve("local/tabagent-host"))).isFalse();
  }

  @Test
  void onMacosTheHostStaysInApplicationSupport() {
    RegistrationReport report =
        on(OperatingSystem.MACOS).install(order(Set.of(Browser.ARC), LETTERS));

    Path support = HOME.resolve("Library/Application Support");
    assertThat(report.launcher()).isEqualTo(support.resolve("tabagent-host/bin/tabagent-host"));
    assertThat(files.all())
        .containsExactly(
            support.resolve("Arc/User Data/NativeMessagingHosts/com.tabagent.host.json"));
  }

  @Test
  void aPlaceThatCannotBeWrittenDoesNotKeepTheOthersFromIt() {
    files.file(HOME.resolve(".config"), new Stored.Unreadable("is a file"));

    RegistrationReport report = install(Set.of(Browser.CHROMIUM, Browser.FIREFOX), LETTERS, ADD_ON);

    assertThat(report.failed()).isTrue();
    assertThat(outcomes(report)).containsExactly(Outcome.WRITTEN, Outcome.FAILED, Outcome.WRITTEN);
    assertThat(files.all()).contains(FIREFOX);
  }
}
