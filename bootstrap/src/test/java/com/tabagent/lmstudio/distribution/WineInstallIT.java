package com.tabagent.lmstudio.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.process.RegWindowsRegistry;
import com.tabagent.lmstudio.adapter.process.RegistryPolicies;
import com.tabagent.lmstudio.application.port.out.BrowserPolicies.Ruling;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.RegistryKey;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// Windows' own registry program and its command interpreter, as Wine has them: the launcher script
/// installs the host, and removes it again.
@EnabledIf("com.tabagent.lmstudio.distribution.WineMachine#isThere")
@Timeout(600)
class WineInstallIT {
  private static final String LETTERS = "abcdefghijklmnopabcdefghijklmnop";
  private static final RegistryKey CHROME =
      new RegistryKey("HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\com.tabagent.host");

  @TempDir private Path folder;
  private WineMachine windows;
  private RegWindowsRegistry registry;

  @BeforeEach
  void aMachine() throws Exception {
    windows = WineMachine.create(folder, "Zoë O'Neil");
    registry = new RegWindowsRegistry(windows.reg().toString());
  }

  @AfterEach
  void itIsSwitchedOff() throws Exception {
    windows.switchOff();
  }

  @Test
  void theScriptRegistersTheHostAndTakesItBack() throws Exception {
    Path stay = windows.localAppData().resolve("tabagent-host");
    Path manifest = stay.resolve("chromium/com.tabagent.host.json");

    assertThat(windows.host("install", "--browser", "chrome", "--extension-id", LETTERS))
        .contains("written", CHROME.path());

    assertThat(registry.read(CHROME)).contains(manifest.toString());
    assertThat(Files.readString(manifest)).contains("tabagent-host.bat", LETTERS);

    assertThat(windows.host("uninstall", "--browser", "chrome")).contains("removed", CHROME.path());

    assertThat(registry.read(CHROME)).isEmpty();
    assertThat(stay).doesNotExist();
  }

  @Test
  void policiesAreReadAsTheProgramPrintsThem() throws Exception {
    var policies = new RegistryPolicies(windows.reg().toString());
    assertThat(policies.ruling(Browser.CHROME)).isEqualTo(new Ruling.Free());

    String key = "HKCU\\Software\\Policies\\Google\\Chrome";
    windows.run(
        "reg", "add", key, "/v", "NativeMessagingUserLevelHosts", "/t", "REG_DWORD", "/d", "0");
    assertThat(policies.ruling(Browser.CHROME)).isEqualTo(new Ruling.SystemOnly(key));

    windows.run("reg", "add", key + "\\NativeMessagingBlocklist", "/v", "1", "/d", "*");
    assertThat(policies.ruling(Browser.CHROME)).isEqualTo(new Ruling.Blocked(key));
  }
}
