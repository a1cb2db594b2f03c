package com.tabagent.lmstudio.application.server;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.ServerProbe;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import com.tabagent.lmstudio.domain.server.ServerTarget;

/// Finds out who answers where LM Studio's server should be.
public final class ServerObserver {
  private final ServerTarget target;
  private final ServerProbe probe;

  public ServerObserver(ServerTarget target, ServerProbe probe) {
    this.target = target;
    this.probe = probe;
  }

  /// Who was found, and where.
  ///
  /// @param endpoint where somebody was found, or else where the server should be
  public record Observation(Endpoint endpoint, Identity identity) {

    public boolean isLmStudio() {
      return identity instanceof Identity.LmStudio;
    }
  }

  /// Whether the server that is looked for is on another machine.
  public boolean looksElsewhere(Installation installation) {
    return target.isRemote(installation);
  }

  /// A busy server may miss one greeting, so silence is asked again. The address of a network
  /// interface changes with the network, so where nobody is found there, loopback is tried as well.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with CANCELLED if it was called
  ///   off
  public Observation observe(Installation installation, Cancellation cancellation) {
    Endpoint endpoint = target.endpoint(installation);
    Observation first = greet(endpoint, cancellation);
    if (first.identity() instanceof Identity.Silent) {
      first = greet(endpoint, cancellation);
    }
    boolean onlyPlace = endpoint.isLoopback() || looksElsewhere(installation);
    if (onlyPlace || !(first.identity() instanceof Identity.Nobody)) {
      return first;
    }
    Observation loopback = greet(Endpoint.ofBindAddress("", endpoint.port()), cancellation);
    return loopback.isLmStudio() ? loopback : first;
  }

  /// The same for those who never call it off.
  public Observation observe(Installation installation) {
    return observe(installation, new Cancellation());
  }

  private Observation greet(Endpoint endpoint, Cancellation cancellation) {
    return new Observation(endpoint, probe.identify(endpoint, cancellation));
  }
}
