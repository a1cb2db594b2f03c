package com.tabagent.lmstudio.adapter.process;

import com.google.inject.AbstractModule;
import com.tabagent.lmstudio.application.port.out.LmsCli;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;

/// Binds [LmsCli].
public final class ProcessModule extends AbstractModule {
  private final OperatingSystem os;

  public ProcessModule(OperatingSystem os) {
    this.os = os;
  }

  @Override
  protected void configure() {
    bind(LmsCli.class).toInstance(new ProcessLmsCli(os));
  }
}
