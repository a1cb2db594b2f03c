package com.tabagent.lmstudio.application.server;

import com.tabagent.lmstudio.application.port.out.Pacer;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// One who watches, and the latest that is news to them.
final class Watcher {
  private static final Duration ONE_LOOK = Duration.ofHours(1);

  private final Pacer pacer;
  private Optional<LmStudioStatus> news = Optional.empty();
  private Optional<Throwable> failure = Optional.empty();
  private CompletableFuture<Boolean> stir = new CompletableFuture<>();

  Watcher(Pacer pacer) {
    this.pacer = pacer;
  }

  synchronized void show(LmStudioStatus status) {
    news = Optional.of(status);
    stir.complete(true);
  }

  synchronized void fail(Throwable failed) {
    failure = Optional.of(failed);
    stir.complete(true);
  }

  synchronized void wake() {
    stir.complete(true);
  }

  /// Blocks until there is news, or another reason to look up.
  void await() {
    while (!pacer.await(stirring(), ONE_LOOK)) {
      // Nothing changes on many a day.
    }
  }

  private synchronized CompletableFuture<Boolean> stirring() {
    return stir;
  }

  /// What is news, once.
  ///
  /// @throws LmStudioException if the looking has failed
  synchronized Optional<LmStudioStatus> take() {
    failure.ifPresent(Watcher::rethrow);
    Optional<LmStudioStatus> taken = news;
    news = Optional.empty();
    stir = new CompletableFuture<>();
    return taken;
  }

  private static void rethrow(Throwable failed) {
    throw new LmStudioException(
        failed instanceof LmStudioException told
            ? told.failure()
            : Failure.of(
                FailureCode.INTERNAL,
                "LM Studio's state could not be looked at by a defect of this program."),
        failed);
  }
}
