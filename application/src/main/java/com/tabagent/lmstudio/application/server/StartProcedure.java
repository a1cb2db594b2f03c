package com.tabagent.lmstudio.application.server;

import com.tabagent.lmstudio.application.port.out.InstallationLocator;
import com.tabagent.lmstudio.application.port.out.LmsCli;
import com.tabagent.lmstudio.application.port.out.Pacer;
import com.tabagent.lmstudio.application.port.out.StartLock;
import com.tabagent.lmstudio.application.server.ServerObserver.Observation;
import com.tabagent.lmstudio.application.server.ServerStarts.Attempt;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.server.Identity;
import com.tabagent.lmstudio.domain.server.LmsExit;
import com.tabagent.lmstudio.domain.server.Readiness;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import com.tabagent.lmstudio.domain.server.ServerState;
import com.tabagent.lmstudio.domain.server.ServerTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The steps of one start. `lms` only asks for the server; whether it is there is what the server
/// says itself.
public final class StartProcedure {
  private static final Duration POLL = Duration.ofMillis(200);

  /// How long the server may take to answer after `lms` has ended, whatever `lms` said.
  private static final Duration GRACE = Duration.ofSeconds(3);

  /// How long `lms` may take to end after the server has answered.
  private static final Duration TIDY = Duration.ofSeconds(10);

  private final InstallationLocator locator;
  private final ServerTarget target;
  private final ServerObserver observer;
  private final LmsCli cli;
  private final StartLock lock;
  private final Pacer pacer;
  private final ServerStarts starts;

  public StartProcedure(
      InstallationLocator locator,
      ServerTarget target,
      ServerObserver observer,
      LmsCli cli,
      StartLock lock,
      Pacer pacer,
      ServerStarts starts) {
    this.locator = locator;
    this.target = target;
    this.observer = observer;
    this.cli = cli;
    this.lock = lock;
    this.pacer = pacer;
    this.starts = starts;
  }

  /// Starts the server and ends the attempt, well or with the reason why not.
  void carryOut(Attempt attempt) {
    try {
      Installation installation = locator.locate();
      Path lms = requireLms(installation);
      Optional<StartLock.Held> held = lockOrServer(attempt, installation);
      if (held.isEmpty()) {
        starts.succeeded(attempt, false);
        return;
      }
      try (StartLock.Held _ = held.get()) {
        startUnlessThere(attempt, installation, lms);
      }
    } catch (LmStudioException failed) {
      starts.failed(attempt, failed);
    } catch (RuntimeException | Error defect) {
      fail(attempt, defect);
    }
  }

  /// Ends an attempt by a defect, so that nobody waits for it for ever.
  void fail(Attempt attempt, Throwable defect) {
    starts.failed(
        attempt,
        new LmStudioException(
            Failure.of(FailureCode.INTERNAL, "The start failed by a defect of this program."),
            defect));
  }

  private Path requireLms(Installation installation) {
    if (target.isRemote(installation)) {
      throw new LmStudioException(
          Failure.of(
              FailureCode.SERVER_DOWN,
              "The server at " + target.endpoint(installation) + " does not answer.",
              Remedy.advice("Start LM Studio's server on that machine.")));
    }
    return installation
        .lms()
        .orElseThrow(
            () ->
                new LmStudioException(
                    Readiness.obstacle(
                        installation, target.endpoint(installation), new ServerState.Down())));
  }

  /// Another host of the same user may be starting the server: then it is waited for.
  private Optional<StartLock.Held> lockOrServer(Attempt attempt, Installation installation) {
    while (true) {
      Optional<StartLock.Held> held = lock.tryAcquire();
      if (held.isPresent()) {
        return held;
      }
      if (observer.observe(installation).isLmStudio()) {
        return Optional.empty();
      }
      throwIfOver(attempt);
      pacer.pause(POLL);
    }
  }

  private void startUnlessThere(Attempt attempt, Installation installation, Path lms) {
    Observation before = onceSomebodySpeaks(attempt, installation);
    switch (before.identity()) {
      case Identity.LmStudio() -> starts.succeeded(attempt, false);
      case Identity.Foreign foreign -> throw taken(installation, before, foreign);
      case Identity.Nobody _, Identity.Silent _ -> start(attempt, installation, lms);
    }
  }

  /// Somebody may have the port and be too busy to greet. A second start would cut off what it is
  /// busy with.
  private Observation onceSomebodySpeaks(Attempt attempt, Installation installation) {
    while (true) {
      Observation seen = observer.observe(installation);
      if (!(seen.identity() instanceof Identity.Silent)) {
        return seen;
      }
      throwIfOver(attempt);
      pacer.pause(POLL);
    }
  }

  private void start(Attempt attempt, Installation installation, Path lms) {
    ServerSettings settings = target.startSettings(installation);
    LmsCli.Run run = cli.startServer(lms, settings, true);
    Optional<LmsExit> exit = awaitServer(attempt, installation, run);
    if (exit.isPresent() && exit.get().rejectedOption()) {
      run = cli.startServer(lms, settings, false);
      exit = awaitServer(attempt, installation, run);
    }
    if (exit.isPresent()) {
      awaitServerAfter(exit.get(), installation, settings);
    }
    starts.succeeded(attempt, true);
    if (run.await(TIDY).isEmpty()) {
      run.kill();
    }
  }

  /// @return how `lms` ended, or nothing if the server answered first
  private Optional<LmsExit> awaitServer(
      Attempt attempt, Installation installation, LmsCli.Run run) {
    while (true) {
      Optional<LmsExit> exit = run.await(POLL);
      if (exit.isPresent()) {
        return exit;
      }
      if (observer.observe(installation).isLmStudio()) {
        return Optional.empty();
      }
      if (over(attempt)) {
        run.kill();
        throw new LmStudioException(timeout());
      }
    }
  }

  private void awaitServerAfter(LmsExit exit, Installation installation, ServerSettings settings) {
    Duration last = pacer.now().plus(GRACE);
    Observation seen = observer.observe(installation);
    while (!seen.isLmStudio()) {
      if (pacer.now().compareTo(last) > 0) {
        throw seen.identity() instanceof Identity.Foreign foreign
            ? taken(installation, seen, foreign)
            : new LmStudioException(exit.startFailure(settings));
      }
      pacer.pause(POLL);
      seen = observer.observe(installation);
    }
  }

  private static LmStudioException taken(
      Installation installation, Observation seen, Identity.Foreign foreign) {
    return new LmStudioException(
        Readiness.obstacle(
            installation, seen.endpoint(), new ServerState.Foreign(foreign.evidence())));
  }

  private boolean over(Attempt attempt) {
    return starts.abandoned(attempt, pacer.now());
  }

  private void throwIfOver(Attempt attempt) {
    if (over(attempt)) {
      throw new LmStudioException(timeout());
    }
  }

  static Failure timeout() {
    return Failure.of(
        FailureCode.TIMEOUT,
        "LM Studio's server did not come up in the time allowed.",
        Remedy.advice("Open LM Studio by hand and look at what it says, then try again."));
  }
}
