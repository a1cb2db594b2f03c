package com.tabagent.lmstudio.application.registration;

import static com.tabagent.lmstudio.application.registration.Desk.HOME;
import static com.tabagent.lmstudio.application.registration.Desk.lines;
import static com.tabagent.lmstudio.domain.registration.Browser.BRAVE;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROME;
import static com.tabagent.lmstudio.domain.registration.Browser.EDGE;
import static com.tabagent.lmstudio.domain.registration.Browser.OPERA;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.HostStore.Notes;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A place that several browsers read belongs to all that are registered.
class SharingTest {
  private static final Path OF_CHROME =
      HOME.resolve(".config/google-chrome/NativeMessagingHosts/com.tabagent.host.json");
  private static final String CHROMES_KEY =
      "HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host";
  private static final String EDGES_KEY =
      "HKCU\\Software\\Microsoft\\Edge\\NativeMessagingHosts\\com.tabagent.host";

  @Test
  void whatOneBrowserGivesUpStaysForTheOther() {
    var desk = new Desk(OperatingSystem.LINUX);
    desk.install(CHROME, OPERA);

    assertThat(lines(desk.uninstall(OPERA)))
        .contains("LEFT Opera " + OF_CHROME + " Chrome reads it too")
        .contains("uninstall --browser opera --browser chrome")
        .contains("LEFT the host");
    assertThat(desk.files.all()).containsExactly(OF_CHROME);

    assertThat(lines(desk.uninstall(CHROME))).contains("REMOVED Chrome", "REMOVED the host");
    assertThat(desk.files.all()).isEmpty();
  }

  @Test
  void theOwnerOfAPlaceGivesItUpNoSoonerThanOthersDo() {
    var desk = new Desk(OperatingSystem.LINUX);
    desk.install(CHROME, OPERA);

    assertThat(lines(desk.uninstall(CHROME))).contains("LEFT Chrome", "Opera reads it too");
    assertThat(desk.files.all()).containsExactly(OF_CHROME);
  }

  @Test
  void bothTogetherGiveItUp() {
    var desk = new Desk(OperatingSystem.LINUX);
    desk.install(CHROME, OPERA);

    assertThat(lines(desk.uninstall(CHROME, OPERA))).contains("REMOVED Chrome", "REMOVED the host");
    assertThat(desk.files.all()).isEmpty();
  }

  @Test
  void aBrowserThatIsNotRegisteredDoesNotHoldIt() {
    var desk = new Desk(OperatingSystem.LINUX);
    desk.files.folder(HOME.resolve(".config/opera"));
    desk.install(CHROME);

    assertThat(lines(desk.uninstall(CHROME))).contains("REMOVED Chrome");
    assertThat(desk.files.all()).isEmpty();
  }

  @Test
  void whereNothingWasNotedABrowserThatIsThereHoldsIt() {
    var desk = new Desk(OperatingSystem.LINUX);
    desk.files.folder(HOME.resolve(".config/google-chrome"));
    desk.install(OPERA);
    Path stay = HOME.resolve(".local/share/tabagent-host");
    Notes noted = desk.store.notes(stay);
    desk.store.note(stay, new Notes(noted.callers(), noted.newFolders(), new TreeSet<>()));

    assertThat(lines(desk.uninstall(OPERA))).contains("Chrome reads it too");
    assertThat(desk.files.all()).containsExactly(OF_CHROME);
  }

  @Test
  void onMacosABrowsersOwnPlaceGoesAndTheSharedOneStays() {
    var desk = new Desk(OperatingSystem.MACOS);
    Path support = HOME.resolve("Library/Application Support");
    Path chromes = support.resolve("Google/Chrome/NativeMessagingHosts/com.tabagent.host.json");
    desk.install(CHROME, BRAVE);
    assertThat(desk.files.all()).hasSize(2);

    desk.uninstall(BRAVE);

    assertThat(desk.files.all()).containsExactly(chromes);
  }

  @Test
  void onWindowsABrowserThatFallsBackToAnotherKeyIsTold() {
    var desk = new Desk(OperatingSystem.WINDOWS);
    desk.install(CHROME, EDGE);
    assertThat(desk.registry.all()).containsOnlyKeys(CHROMES_KEY, EDGES_KEY);

    assertThat(lines(desk.uninstall(EDGE)))
        .contains("REMOVED Edge " + EDGES_KEY)
        .contains("LEFT Edge " + CHROMES_KEY + " Edge falls back to it");
    assertThat(desk.registry.all()).containsOnlyKeys(CHROMES_KEY);

    desk.uninstall(CHROME);
    assertThat(desk.registry.all()).isEmpty();
  }
}
