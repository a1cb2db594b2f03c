package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.installation.Installation;

/// Finds LM Studio on this machine.
public interface InstallationLocator {

  /// Looks anew at every call; writes nothing. What cannot be read counts as absent: a broken file
  /// never hides the rest.
  Installation locate();
}
