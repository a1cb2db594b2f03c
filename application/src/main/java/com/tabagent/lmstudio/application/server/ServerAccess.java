package com.tabagent.lmstudio.application.server;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.exchange.Upstream;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning.Progress;
import com.tabagent.lmstudio.application.port.out.InstallationLocator;
import com.tabagent.lmstudio.application.server.ServerObserver.Observation;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.server.AutoStart;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import com.tabagent.lmstudio.domain.server.Readiness;
import com.tabagent.lmstudio.domain.server.ServerState;
import java.util.Optional;

/// The way for a request to a server that is known to be LM Studio: prompts and tokens go to nobody
/// else.
public final class ServerAccess implements Upstream {
  private final InstallationLocator locator;
  private final ServerObserver observer;
  private final ServerStarts starts;
  private final EnsureServerRunning start;
  private final AutoStart autoStart;
  private volatile Optional<Endpoint> known = Optional.empty();

  public ServerAccess(
      InstallationLocator locator,
      ServerObserver observer,
      ServerStarts starts,
      EnsureServerRunning start,
      AutoStart autoStart) {
    this.locator = locator;
    this.observer = observer;
    this.starts = starts;
    this.start = start;
    this.autoStart = autoStart;
  }

  /// Where the server is. Starts it if it is down and the user lets this host start it; joins a
  /// start under way in any case. Returns at once if the server has been seen before.
  @Override
  public Endpoint reach(Progress progress, Cancellation cancellation) {
    Optional<Endpoint> before = known;
    Endpoint endpoint = before.orElseGet(() -> find(progress, cancellation));
    known = Optional.of(endpoint);
    return endpoint;
  }

  @Override
  public void forget() {
    known = Optional.empty();
  }

  private Endpoint find(Progress progress, Cancellation cancellation) {
    Installation installation = locator.locate();
    Observation seen = observer.observe(installation, cancellation);
    return switch (seen.identity()) {
      case Identity.LmStudio() -> seen.endpoint();
      case Identity.Silent() when starts.underWay() ->
          started(installation, seen.endpoint(), progress, cancellation);
      case Identity.Foreign(String evidence) ->
          throw new LmStudioException(
              Failure.of(
                  FailureCode.NOT_LM_STUDIO,
                  "What answers at " + seen.endpoint() + " is not LM Studio (" + evidence + ").",
                  Remedy.advice(
                      "Close the program that holds port "
                          + seen.endpoint().port()
                          + ", or choose another port in LM Studio under Developer, Server"
                          + " Settings.")));
      case Identity.Silent() ->
          throw new LmStudioException(
              Failure.of(
                  FailureCode.UPSTREAM_STALLED,
                  "What listens at " + seen.endpoint() + " does not answer.",
                  Remedy.advice(
                      "If LM Studio is busy, wait; if it hangs, quit it and open it again.")));
      case Identity.Nobody() -> started(installation, seen.endpoint(), progress, cancellation);
    };
  }

  private Endpoint started(
      Installation installation, Endpoint endpoint, Progress progress, Cancellation cancellation) {
    if (autoStart == AutoStart.NEVER && !starts.underWay()) {
      throw new LmStudioException(
          Readiness.obstacle(installation, endpoint, new ServerState.Down()));
    }
    return start
        .ensureServerRunning(EnsureServerRunning.DEFAULT_LIMIT, progress, cancellation)
        .endpoint();
  }
}
