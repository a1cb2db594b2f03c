package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.ManifestPlaces;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.nio.file.Path;
import java.util.List;

/// What one order is carried out on.
///
/// @param places all that there are for its scope
record Site(
    RegistrationFolders folders,
    RegistrationOrder order,
    List<ManifestPlace> places,
    Registrations registrations,
    HostStore store) {

  static Site of(
      RegistrationFolders folders,
      RegistrationOrder order,
      Registrations registrations,
      HostStore store) {
    return new Site(
        folders, order, ManifestPlaces.all(folders, order.scope()), registrations, store);
  }

  /// Where the host stays.
  Path stay() {
    return folders.stay(order.scope());
  }

  boolean isForAllUsers() {
    return order.scope() == Scope.SYSTEM;
  }

  /// Whether anything may be changed.
  boolean isForReal() {
    return !order.dryRun();
  }

  HostStore.Notes notes() {
    return store.notes(stay());
  }
}
