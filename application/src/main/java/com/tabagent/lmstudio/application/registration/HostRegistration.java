package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.application.port.in.RegisterHost;
import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.application.port.out.ManifestFiles;
import com.tabagent.lmstudio.application.port.out.WindowsRegistry;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.RegistrationReport;

/// Registers the host on one machine.
public final class HostRegistration implements RegisterHost {
  private final RegistrationFolders folders;
  private final Registrations registrations;
  private final HostStore store;

  public HostRegistration(
      RegistrationFolders folders, ManifestFiles files, WindowsRegistry registry, HostStore store) {
    this.folders = folders;
    this.registrations = new Registrations(files, registry);
    this.store = store;
  }

  @Override
  public RegistrationReport install(RegistrationOrder order) {
    Site site = Site.of(folders, order, registrations, store);
    return new Install(site).run(new Selection(site).forInstall());
  }

  @Override
  public RegistrationReport uninstall(RegistrationOrder order) {
    Site site = Site.of(folders, order, registrations, store);
    return new Uninstall(site).run(new Selection(site).forUninstall());
  }
}
