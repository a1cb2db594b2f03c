package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.application.port.in.RegisterHost;
import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.application.port.out.ManifestFiles;
import com.tabagent.lmstudio.application.port.out.WindowsRegistry;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.ManifestPlaces;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.RegistrationReport;
import java.util.List;

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
    List<ManifestPlace> all = ManifestPlaces.all(folders, order.scope());
    List<ManifestPlace> chosen = new Selection(registrations, all).forInstall(order);
    return new Install(folders, registrations, store, order, all).run(chosen);
  }

  @Override
  public RegistrationReport uninstall(RegistrationOrder order) {
    List<ManifestPlace> all = ManifestPlaces.all(folders, order.scope());
    List<ManifestPlace> chosen = new Selection(registrations, all).forUninstall(order);
    return new Uninstall(folders, registrations, store, order, all).run(chosen);
  }
}
