package com.tabagent.lmstudio.application.registration;

import static com.tabagent.lmstudio.application.registration.Desk.HOME;
import static com.tabagent.lmstudio.application.registration.Desk.lines;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROME;
import static com.tabagent.lmstudio.domain.registration.Browser.FIREFOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Where manifests name the very version that they start, an update takes none away that a browser
/// is still sent to.
class UpdateTest {
  private static final Path VERSIONS = HOME.resolve("local/tabagent-host/versions");

  @Test
  void aVersionThatAnotherBrowsersManifestNamesStaysAndIsTold() {
    var desk = new Desk(OperatingSystem.WINDOWS);
    desk.store.versioned();
    desk.install(CHROME, FIREFOX);
    desk.store.update("2");

    assertThat(lines(desk.install(CHROME)))
        .contains("LEFT an older host " + VERSIONS.resolve("1") + " A browser may still start it.");
    assertThat(desk.store.isThere(VERSIONS.resolve("1"))).isTrue();

    assertThat(lines(desk.install(FIREFOX))).doesNotContain("an older host");
    assertThat(desk.store.isThere(VERSIONS.resolve("1"))).isFalse();
    assertThat(desk.store.isThere(VERSIONS.resolve("2"))).isTrue();
  }
}
