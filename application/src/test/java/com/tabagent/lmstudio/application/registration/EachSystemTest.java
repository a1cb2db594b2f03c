package com.tabagent.lmstudio.application.registration;

import static com.tabagent.lmstudio.application.registration.Desk.HOME;
import static com.tabagent.lmstudio.application.registration.Desk.lines;
import static com.tabagent.lmstudio.domain.registration.Browser.ARC;
import static com.tabagent.lmstudio.domain.registration.Browser.CHROME;
import static com.tabagent.lmstudio.domain.registration.Browser.EDGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What is particular to one system.
class EachSystemTest {
  private static final String CHROMES_KEY =
      "HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host";
  private static final String EDGES_KEY =
      "HKCU\\Software\\Microsoft\\Edge\\NativeMessagingHosts\\com.tabagent.host";

  @Test
  void onLinuxABrowserInABoxIsExplainedHoweverItIsKnown() {
    for (Path sign : new Path[] {HOME.resolve("snap/chromium"), Path.of("/snap/bin/chromium")}) {
      var desk = new Desk(OperatingSystem.LINUX);
      desk.files.folder(sign).folder(HOME.resolve(".config/google-chrome"));

      assertThat(lines(desk.install()))
          .contains("LEFT Chromium (snap)  A snap may not start programs")
          .doesNotContain("WRITTEN Chromium");
    }
  }

  @Test
  void onWindowsAKeyNamesTheManifestAndGoesWithoutIt() {
    var desk = new Desk(OperatingSystem.WINDOWS);
    Path stay = HOME.resolve("local/tabagent-host");
    Path manifest = stay.resolve("chromium/com.tabagent.host.json");

    desk.install(EDGE, CHROME);
    assertThat(desk.registry.all())
        .containsOnlyKeys(CHROMES_KEY, EDGES_KEY)
        .containsValue(manifest.toString());
    assertThat(desk.files.all()).containsExactly(manifest);

    desk.uninstall(EDGE);
    assertThat(desk.registry.all()).containsOnlyKeys(CHROMES_KEY);
    assertThat(desk.files.all()).containsExactly(manifest);

    desk.uninstall();
    assertThat(desk.registry.all()).isEmpty();
    assertThat(desk.store.isThere(stay)).isFalse();
  }

  @Test
  void onMacosTheHostStaysInApplicationSupport() {
    var desk = new Desk(OperatingSystem.MACOS);
    Path support = HOME.resolve("Library/Application Support");

    assertThat(desk.install(ARC).launcher())
        .isEqualTo(support.resolve("tabagent-host/bin/tabagent-host"));

    assertThat(desk.files.all())
        .containsExactly(
            support.resolve("Arc/User Data/NativeMessagingHosts/com.tabagent.host.json"));
  }
}
