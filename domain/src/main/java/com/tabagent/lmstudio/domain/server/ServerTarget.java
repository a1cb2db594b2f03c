package com.tabagent.lmstudio.domain.server;

import com.tabagent.lmstudio.domain.installation.Installation;
import java.util.Optional;

/// Which server is meant: the one that the user named in this host's settings, else the one that LM
/// Studio is set up for.
public record ServerTarget(Optional<Endpoint> configured) {

  public Endpoint endpoint(Installation installation) {
    return configured.orElseGet(() -> installation.settings().endpoint());
  }

  /// Whether the server is on another machine, where this host can neither start nor stop it.
  public boolean isRemote(Installation installation) {
    return configured
        .filter(endpoint -> !endpoint.isLoopback())
        .filter(endpoint -> !endpoint.host().equals(installation.settings().endpoint().host()))
        .isPresent();
  }

  /// With which settings a start gives the server that is meant: the stored ones, on the port that
  /// is asked for.
  public ServerSettings startSettings(Installation installation) {
    ServerSettings stored = installation.settings();
    return configured.map(endpoint -> stored.withPort(endpoint.port())).orElse(stored);
  }
}
