package com.tabagent.lmstudio.adapter.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import com.tabagent.lmstudio.application.port.out.HeadlessSettings;
import com.tabagent.lmstudio.application.port.out.InstallationLocator;
import com.tabagent.lmstudio.application.port.out.StartLock;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemModuleTest {
  @TempDir private Path temp;

  @Test
  void itBindsLockAndSettingsAndLeavesTheLocatorToOthers() {
    var machine = new Machine(OperatingSystem.LINUX, temp);
    Path lockFile = temp.resolve("state/start.lock");
    var module = new FilesystemModule(machine.folders(), lockFile);

    Injector injector = Guice.createInjector(Stage.PRODUCTION, module);

    assertThat(lockFile.resolveSibling("")).as("nothing is made before it is used").doesNotExist();
    assertThat(injector.getInstance(StartLock.class)).isInstanceOf(FileStartLock.class);
    assertThat(injector.getInstance(HeadlessSettings.class))
        .isInstanceOf(JsonHeadlessSettings.class);
    assertThat(injector.getExistingBinding(com.google.inject.Key.get(InstallationLocator.class)))
        .isNull();
  }
}
