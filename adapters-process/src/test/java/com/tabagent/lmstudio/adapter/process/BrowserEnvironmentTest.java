package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrowserEnvironmentTest {

  @Test
  void aSessionKeepsItsOwnAndLosesWhatAShellAdded() {
    var shell =
        Map.of(
            "HOME", "/home/ann",
            "LC_CTYPE", "de_DE.UTF-8",
            "XDG_CONFIG_HOME", "/home/ann/conf",
            "PATH", "/home/ann/bin:/usr/bin",
            "JAVA_HOME", "/home/ann/java",
            "TABAGENT_JAVA_HOME", "/home/ann/java",
            "LM_API_TOKEN", "sk-lm-secret");

    assertThat(BrowserEnvironment.of(OperatingSystem.LINUX, shell))
        .containsOnlyKeys("HOME", "LC_CTYPE", "XDG_CONFIG_HOME", "PATH")
        .containsEntry("HOME", "/home/ann")
        .containsEntry("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
  }

  @Test
  void onWindowsTheCaseOfANameDoesNotMatter() {
    var shell =
        Map.of(
            "SystemRoot", "C:\\Windows", "Path", "C:\\bin", "APPDATA", "C:\\a", "JAVA_HOME", "J");

    assertThat(BrowserEnvironment.of(OperatingSystem.WINDOWS, shell))
        .containsOnlyKeys("SystemRoot", "Path", "APPDATA");
  }
}
