package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import java.util.Optional;

/// Asks who answers at an address. Never wakes anything, never throws for what it finds.
public interface ServerProbe {

  /// Blocks for three seconds at most, usually for a millisecond.
  Identity identify(Endpoint endpoint);

  /// The version that a running app or daemon tells its own tools on its internal port. Empty where
  /// none answers. Blocks as [#identify] does.
  Optional<String> appVersion(int internalPort);
}
