package com.tabagent.lmstudio.application.port.in;

import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.RegistrationReport;

/// Makes this host known to browsers, and takes that back.
public interface RegisterHost {

  /// Puts the host where it stays and registers it with browsers. Whatever is already as it should
  /// be is left alone, so a second run changes nothing. Blocks while files are copied.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with BAD_REQUEST if there is
  ///   nothing to register with, or nobody who may call; nothing has been written then. INTERNAL if
  ///   the host cannot be put in its place
  RegistrationReport install(RegistrationOrder order);

  /// Takes manifests of this host away, and with the last one the host and all that it has written,
  /// except for the user's own settings. What points elsewhere is left.
  ///
  /// @param order its callers do not matter
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with BAD_REQUEST if a browser
  ///   was named that has no place here
  RegistrationReport uninstall(RegistrationOrder order);
}
