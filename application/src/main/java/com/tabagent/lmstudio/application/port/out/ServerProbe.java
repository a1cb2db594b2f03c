package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import java.util.Optional;

/// Asks who answers at an address. Never wakes anything, never throws for what it finds.
public interface ServerProbe {

  /// Blocks for three seconds at most, usually for a millisecond.
  ///
  /// @param cancellation closes the connection, from any thread
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with CANCELLED if it was called
  ///   off
  Identity identify(Endpoint endpoint, Cancellation cancellation);

  /// The same for those who never call it off.
  default Identity identify(Endpoint endpoint) {
    return identify(endpoint, new Cancellation());
  }

  /// The version that a running app or daemon tells its own tools on its internal port. Empty where
  /// none answers. Blocks, and is called off, as [#identify].
  Optional<String> appVersion(int internalPort, Cancellation cancellation);

  /// The same for those who never call it off.
  default Optional<String> appVersion(int internalPort) {
    return appVersion(internalPort, new Cancellation());
  }
}
