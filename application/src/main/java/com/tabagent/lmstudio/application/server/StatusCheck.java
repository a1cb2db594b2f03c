package com.tabagent.lmstudio.application.server;

import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.out.InstallationLocator;
import com.tabagent.lmstudio.application.port.out.ModelCatalog;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing.Listed;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing.TokenRequired;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing.Unknown;
import com.tabagent.lmstudio.application.port.out.ServerProbe;
import com.tabagent.lmstudio.application.server.ServerObserver.Observation;
import com.tabagent.lmstudio.domain.installation.Installation;
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
  public LmStudioStatus checkStatus() {
    Installation installation = locator.locate();
    Observation seen = observer.observe(installation);
    ServerState state = state(seen);
    Optional<String> version =
        installation.internalPort().isPresent()
            ? probe.appVersion(installation.internalPort().getAsInt())
            : Optional.empty();
    Owner owner = seen.isLmStudio() && starts.startedHere() ? Owner.US : Owner.UNKNOWN;
    return new LmStudioStatus(installation, seen.endpoint(), state, version, owner);
  }

  private ServerState state(Observation seen) {
    return switch (seen.identity()) {
      case Identity.LmStudio() -> running(seen.endpoint());
      case Identity.Foreign(String evidence) -> new ServerState.Foreign(evidence);
      case Identity.Silent() -> startingOr(new ServerState.Silent());
      case Identity.Nobody() -> startingOr(new ServerState.Down());
    };
  }

  private ServerState startingOr(ServerState otherwise) {
    return starts.underWay() ? new ServerState.Starting() : otherwise;
  }

  private ServerState running(Endpoint endpoint) {
    return switch (catalog.list(endpoint)) {
      case Listed(var models) -> new ServerState.Running(models.current());
      case TokenRequired() -> new ServerState.Locked();
      case Unknown() -> new ServerState.Running(Optional.empty());
    };
  }
}
