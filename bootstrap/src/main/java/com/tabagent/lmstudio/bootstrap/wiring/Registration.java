package com.tabagent.lmstudio.bootstrap.wiring;

import com.tabagent.lmstudio.adapter.filesystem.FileHostStore;
import com.tabagent.lmstudio.adapter.nativemessaging.registration.JsonManifestFiles;
import com.tabagent.lmstudio.adapter.process.RegWindowsRegistry;
import com.tabagent.lmstudio.application.port.in.RegisterHost;
import com.tabagent.lmstudio.application.registration.HostRegistration;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import java.nio.file.Path;
import java.util.Optional;

/// Puts together what registers the host. Apart from the rest: a user whose settings cannot be used
/// must still be able to install and to remove.
public final class Registration {

  private Registration() {}

  /// For a machine's user.
  ///
  /// @param running the distribution that this program was started from, if it was
  /// @param version of this program
  public static RegisterHost on(Machine machine, Optional<Path> running, String version) {
    return new HostRegistration(
        machine.places().registration(),
        new JsonManifestFiles(),
        new RegWindowsRegistry("reg.exe"),
        new FileHostStore(machine.user().os(), running, version));
  }
}
