package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Stage;
import com.tabagent.lmstudio.application.port.out.LmsCli;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import org.junit.jupiter.api.Test;

class ProcessModuleTest {

  @Test
  void itBindsLms() {
    var module = new ProcessModule(OperatingSystem.LINUX);

    assertThat(Guice.createInjector(Stage.PRODUCTION, module).getInstance(LmsCli.class))
        .isInstanceOf(ProcessLmsCli.class);
  }
}
