package com.tabagent.lmstudio.application.server;

import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.in.StopServer;
import com.tabagent.lmstudio.application.port.out.InstallationLocator;
import com.tabagent.lmstudio.application.port.out.LmsCli;
import com.tabagent.lmstudio.application.port.out.Pacer;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.server.Identity;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import com.tabagent.lmstudio.domain.server.LmsExit;
import com.tabagent.lmstudio.domain.server.Readiness;
import com.tabagent.lmstudio.domain.server.ServerState;
import com.tabagent.lmstudio.domain.server.ServerTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Stops the server through `lms` and believes only what is found at its port.
public final class ServerStop implements StopServer {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(100);

  /// How long the server may go on answering after `lms` has ended.
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final CheckStatus status;
  private final InstallationLocator locator;
  private final ServerTarget target;
  private final ServerObserver observer;
  private final LmsCli cli;
  private final Pacer pacer;
  private final ServerStarts starts;

  public ServerStop(
      CheckStatus status,
      InstallationLocator locator,
      ServerTarget target,
      ServerObserver observer,
      LmsCli cli,
      Pacer pacer,
      ServerStarts starts) {
    this.status = status;
    this.locator = locator;
    this.target = target;
    this.observer = observer;
    this.cli = cli;
    this.pacer = pacer;
    this.starts = starts;
  }

  @Override
  public LmStudioStatus stopServer() {
    awaitStartUnderWay();
    Installation installation = locator.locate();
    if (isThere(installation)) {
      stop(installation);
      starts.stopped();
    }
    return status.checkStatus();
  }

  /// A server that is just coming up would answer again a moment after it was found to be down.
  private void awaitStartUnderWay() {
    boolean settled =
        starts.current().map(attempt -> pacer.await(attempt.end(), LIMIT)).orElse(true);
    if (!settled) {
      throw new LmStudioException(
          Failure.of(
              FailureCode.STOP_FAILED,
              "LM Studio's server is still being started, and so cannot be stopped.",
              Remedy.advice("Wait until it has started, then stop it.")));
    }
  }

  private void stop(Installation installation) {
    LmsCli.Run run = cli.stopServer(requireLms(installation));
    Duration last = pacer.now().plus(LIMIT);
    Optional<LmsExit> exit = Optional.empty();
    while (isThere(installation)) {
      if (pacer.now().compareTo(last) > 0) {
        run.kill();
        throw new LmStudioException(exit.map(LmsExit::stopFailure).orElseGet(ServerStop::noEnd));
      }
      if (exit.isPresent()) {
        pacer.pause(POLL);
      } else {
        exit = run.await(POLL);
        last = exit.isPresent() ? pacer.now().plus(GRACE) : last;
      }
    }
    if (exit.isEmpty() && run.await(GRACE).isEmpty()) {
      run.kill();
    }
  }

  /// Silence is no proof that it has gone: a server that is busy, or hangs, is silent too.
  private boolean isThere(Installation installation) {
    return switch (observer.observe(installation).identity()) {
      case Identity.LmStudio _, Identity.Silent _ -> true;
      case Identity.Nobody _, Identity.Foreign _ -> false;
    };
  }

  private Path requireLms(Installation installation) {
    if (target.isRemote(installation)) {
      throw new LmStudioException(
          Failure.of(
              FailureCode.STOP_FAILED,
              "The server at " + target.endpoint(installation) + " is on another machine.",
              Remedy.advice("Stop LM Studio's server on that machine.")));
    }
    return installation
        .lms()
        .orElseThrow(
            () ->
                new LmStudioException(
                    Readiness.obstacle(
                        installation, target.endpoint(installation), new ServerState.Down())));
  }

  private static Failure noEnd() {
    return Failure.of(
        FailureCode.STOP_FAILED,
        "lms did not stop LM Studio's server within " + LIMIT.toSeconds() + " seconds.",
        Remedy.advice("Stop the server in LM Studio under Developer."));
  }
}
