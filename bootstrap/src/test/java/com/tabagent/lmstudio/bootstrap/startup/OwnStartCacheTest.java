package com.tabagent.lmstudio.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.StartCache;
import com.tabagent.lmstudio.application.port.out.StartCacheContract;
import com.tabagent.lmstudio.bootstrap.wiring.OwnStartCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class OwnStartCacheTest extends StartCacheContract {
  @TempDir private Path folder;
  private FakeInstallation installed;

  @BeforeEach
  void install() throws IOException {
    installed = new FakeInstallation(folder);
  }

  @Override
  protected StartCache cache() {
    return new OwnStartCache(installed.properties());
  }

  @Override
  protected Path launcher() {
    script(FakeInstallation.RECORD + FakeInstallation.RUN_THE_HOST);
    return installed.home.resolve("bin/tabagent-host");
  }

  @Override
  protected Path brokenLauncher() {
    script("echo out of order >&2; exit 1\n");
    return installed.home.resolve("bin/tabagent-host");
  }

  private void script(String lines) {
    try {
      installed.launcher(lines);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Test
  void whoWasNotStartedByALauncherKnowsOfNoneAndMakesNone() {
    StartCache none = new OwnStartCache(new Properties());

    assertThat(none.state(launcher())).isEqualTo(StartCache.State.UNKNOWN);
    assertThat(none.make(launcher())).isPresent();
  }
}
