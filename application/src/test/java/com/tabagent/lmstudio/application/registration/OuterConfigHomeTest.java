package com.tabagent.lmstudio.application.registration;

import static com.tabagent.lmstudio.application.registration.Desk.HOME;
import static com.tabagent.lmstudio.application.registration.Desk.lines;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROMIUM;
import static com.tabagent.lmstudio.domain.registration.Browser.FIREFOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.ManifestPlaces;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A user whose settings lie outside the home: browsers go there, and nothing is written there.
class OuterConfigHomeTest {
  private final Desk desk = new Desk(OperatingSystem.LINUX, Optional.of(Path.of("/data/settings")));

  @Test
  void nothingIsWrittenOutsideAndItIsSaidWhatToDo() {
    assertThat(lines(desk.install(CHROMIUM)))
        .contains("LEFT XDG_CONFIG_HOME /data/settings It lies outside your home");

    assertThat(desk.files.all())
        .containsExactly(
            HOME.resolve(".config/chromium/NativeMessagingHosts/com.tabagent.host.json"));
    assertThat(lines(desk.installForAll(CHROMIUM))).doesNotContain("XDG_CONFIG_HOME");
    assertThat(lines(desk.install(FIREFOX))).doesNotContain("XDG_CONFIG_HOME");
  }

  @Test
  void aProfileThereIsASignOfTheBrowser() {
    desk.files.folder(Path.of("/data/settings/chromium"));

    assertThat(lines(desk.install())).contains("WRITTEN Chromium");
  }

  @Test
  void theBrowserReadsTheManifestThere() {
    ManifestPlace place =
        ManifestPlaces.all(desk.folders(), Scope.USER).stream()
            .filter(each -> each.browser() == CHROMIUM)
            .findFirst()
            .orElseThrow();

    assertThat(ManifestPlaces.readBy(desk.folders(), place).getFirst().file())
        .isEqualTo(Path.of("/data/settings/chromium/NativeMessagingHosts/com.tabagent.host.json"));
  }
}
