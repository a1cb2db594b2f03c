package com.tabagent.lmstudio.application.server;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.out.InstallationLocator;
import com.tabagent.lmstudio.application.port.out.ModelCatalog;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing.Listed;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing.TokenRequired;
import com.tabagent.lmstudio.application.port.out.ServerProbe;
import com.tabagent.lmstudio.application.server.ServerObserver.Observation;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.model.ModelList;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import com.tabagent.lmstudio.domain.server.LmStudioStatus.Owner;
import com.tabagent.lmstudio.domain.server.ServerState;
import java.util.Optional;

/// Puts together what the disk and the server say.
public final class StatusCheck implements CheckStatus {
  private final InstallationLocator locator;
  private final ServerObserver observer;
  private final ServerProbe probe;
  private final ModelCatalog catalog;
  private final ServerStarts starts;

  public StatusCheck(
      InstallationLocator locator,
      ServerObserver observer,
      ServerProbe probe,
      ModelCatalog catalog,
      ServerStarts starts) {
    this.locator = locator;
    this.observer = observer;
    this.probe = probe;
    this.catalog = catalog;
    this.starts = starts;
  }

  @Override
  public LmStudioStatus checkStatus(Cancellation cancellation) {
    Installation installation = locator.locate();
    Observation seen = observer.observe(installation, cancellation);
    ServerState state = state(seen, cancellation);
    Optional<String> version =
        installation.internalPort().isPresent()
            ? probe.appVersion(installation.internalPort().getAsInt(), cancellation)
            : Optional.empty();
    Owner owner = seen.isLmStudio() && starts.startedHere() ? Owner.US : Owner.UNKNOWN;
    return new LmStudioStatus(installation, seen.endpoint(), state, version, owner);
  }

  private ServerState state(Observation seen, Cancellation cancellation) {
    if (seen.isLmStudio()) {
      return running(seen.endpoint(), cancellation);
    }
    if (seen.identity() instanceof Identity.Foreign(String evidence)) {
      return new ServerState.Foreign(evidence);
    }
    if (starts.underWay()) {
      return new ServerState.Starting();
    }
    return seen.identity() instanceof Identity.Silent
        ? new ServerState.Silent()
        : new ServerState.Down();
  }

  private ServerState running(Endpoint endpoint, Cancellation cancellation) {
    ModelCatalog.Listing listing = catalog.list(endpoint, cancellation);
    if (listing instanceof TokenRequired) {
      return new ServerState.Locked();
    }
    return new ServerState.Running(
        listing instanceof Listed(ModelList models) ? models.current() : Optional.empty());
  }
}
