package com.tabagent.lmstudio.application.server;

import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Somebody who wants the server to run, on a thread of their own, and what came of it.
final class Caller {
  final Cancellation cancellation = new Cancellation();
  final List<Duration> progress = new CopyOnWriteArrayList<>();
  private final World world;
  private volatile Optional<LmStudioStatus> status = Optional.empty();
  private volatile Optional<Failure> failure = Optional.empty();
  private volatile Duration endedAt = Duration.ofSeconds(-1);

  Caller(World world) {
    this.world = world;
  }

  /// Asks beside the others.
  Caller asks(EnsureServerRunning start, int seconds) {
    world.time.go(() -> ask(start, Duration.ofSeconds(seconds)));
    return this;
  }

  private void ask(EnsureServerRunning start, Duration limit) {
    try {
      status = Optional.of(start.ensureServerRunning(limit, progress::add, cancellation));
    } catch (LmStudioException failed) {
      failure = Optional.of(failed.failure());
    } finally {
      endedAt = world.time.now();
    }
  }

  boolean served() {
    return status.map(LmStudioStatus::serverRunning).orElse(false);
  }

  Optional<FailureCode> failedWith() {
    return failure.map(Failure::code);
  }

  Failure failure() {
    return failure.orElseThrow();
  }

  long endedAtSecond() {
    return endedAt.toSeconds();
  }
}
