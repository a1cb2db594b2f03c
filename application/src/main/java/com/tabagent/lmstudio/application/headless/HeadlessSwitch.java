package com.tabagent.lmstudio.application.headless;

import com.tabagent.lmstudio.application.port.in.ManageHeadless;
import com.tabagent.lmstudio.application.port.out.HeadlessSettings;
import com.tabagent.lmstudio.application.port.out.InstallationLocator;
import com.tabagent.lmstudio.application.port.out.ServerProbe;
import com.tabagent.lmstudio.application.server.ServerObserver;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.HeadlessReport;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.server.Readiness;
import com.tabagent.lmstudio.domain.server.ServerState;

/// Sets the headless keys while nobody else holds the files.
public final class HeadlessSwitch implements ManageHeadless {
  private final InstallationLocator locator;
  private final ServerObserver observer;
  private final ServerProbe probe;
  private final HeadlessSettings settings;

  public HeadlessSwitch(
      InstallationLocator locator,
      ServerObserver observer,
      ServerProbe probe,
      HeadlessSettings settings) {
    this.locator = locator;
    this.observer = observer;
    this.probe = probe;
    this.settings = settings;
  }

  @Override
  public HeadlessReport headlessReport() {
    return settings.read(locator.locate());
  }

  @Override
  public HeadlessReport setHeadless(boolean on) {
    Installation installation = locator.locate();
    if (!installation.installed()) {
      throw new LmStudioException(
          Readiness.obstacle(
              installation, installation.settings().endpoint(), new ServerState.Down()));
    }
    if (runs(installation)) {
      throw new LmStudioException(
          Failure.of(
              FailureCode.BUSY,
              "LM Studio runs, and writes its settings anew when it ends.",
              Remedy.advice("Quit LM Studio, then try again.")));
    }
    return settings.write(installation, on);
  }

  /// The app holds its files even while its server is off. A server on another machine says nothing
  /// about this one's files.
  private boolean runs(Installation installation) {
    return (!observer.looksElsewhere(installation) && observer.observe(installation).isLmStudio())
        || (installation.internalPort().isPresent()
            && probe.appVersion(installation.internalPort().getAsInt()).isPresent());
  }
}
