package com.tabagent.lmstudio.application.server;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.in.WatchStatus;
import com.tabagent.lmstudio.application.port.out.Pacer;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Looks at LM Studio again and again while somebody watches: one look for all of them, and none
/// while nobody does. A look that takes long is followed by a pause as long, so that a server that
/// hangs is not pressed.
public final class StatusWatch implements WatchStatus {

  /// From one look to the next.
  public static final Duration INTERVAL = Duration.ofSeconds(2);

  private final CheckStatus checkStatus;
  private final Pacer pacer;
  private final Executor threads;
  private final List<Watcher> watchers = new ArrayList<>();
  private Optional<LmStudioStatus> latest = Optional.empty();
  private CompletableFuture<Boolean> deserted = new CompletableFuture<>();
  private boolean looking;

  /// @param threads runs one task for as long as somebody watches
  public StatusWatch(CheckStatus checkStatus, Pacer pacer, Executor threads) {
    this.checkStatus = checkStatus;
    this.pacer = pacer;
    this.threads = threads;
  }

  @Override
  public void watchStatus(Consumer<LmStudioStatus> observer, Cancellation cancellation) {
    var watcher = new Watcher(pacer);
    try (var _ = cancellation.onCancel(watcher::wake)) {
      join(watcher);
      while (true) {
        watcher.await();
        cancellation.throwIfCancelled();
        watcher.take().ifPresent(observer);
      }
    } finally {
      leave(watcher);
    }
  }

  private synchronized void join(Watcher watcher) {
    watchers.add(watcher);
    latest.ifPresent(watcher::show);
    if (!looking) {
      looking = true;
      threads.execute(this::look);
    }
  }

  private synchronized void leave(Watcher watcher) {
    watchers.remove(watcher);
    if (watchers.isEmpty()) {
      deserted.complete(true);
    }
  }

  private void look() {
    try {
      while (isWatched()) {
        Duration before = pacer.now();
        show(checkStatus.checkStatus());
        Duration took = pacer.now().minus(before);
        pacer.await(desertion(), took.compareTo(INTERVAL) > 0 ? took : INTERVAL);
      }
    } catch (RuntimeException | Error failed) {
      fail(failed);
    }
  }

  private synchronized boolean isWatched() {
    if (watchers.isEmpty()) {
      stopLooking();
    } else if (deserted.isDone()) {
      deserted = new CompletableFuture<>();
    }
    return looking;
  }

  /// What was seen is old when somebody comes next.
  private void stopLooking() {
    looking = false;
    latest = Optional.empty();
    deserted = new CompletableFuture<>();
  }

  private synchronized CompletableFuture<Boolean> desertion() {
    return deserted;
  }

  private synchronized void show(LmStudioStatus status) {
    if (!latest.equals(Optional.of(status))) {
      latest = Optional.of(status);
      watchers.forEach(watcher -> watcher.show(status));
    }
  }

  private synchronized void fail(Throwable failed) {
    stopLooking();
    watchers.forEach(watcher -> watcher.fail(failed));
  }
}
