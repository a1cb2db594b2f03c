package com.tabagent.lmstudio.application.exchange;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.ArrayList;
import java.util.List;

/// The caller's way to call a request off. Handed down until somebody holds what has to be closed.
/// Any thread may use it.
public final class Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /// Calls the request off; a second time changes nothing. Runs what was registered, on this
  /// thread.
  public void cancel() {
    List<Runnable> toRun;
    synchronized (actions) {
      cancelled = true;
      toRun = List.copyOf(actions);
      actions.clear();
    }
    runAll(toRun);
  }

  /// One that fails does not keep the others from running.
  private static void runAll(List<Runnable> toRun) {
    var failed = new ArrayList<RuntimeException>();
    for (Runnable action : toRun) {
      try {
        action.run();
      } catch (RuntimeException failure) {
        failed.add(failure);
      }
    }
    if (!failed.isEmpty()) {
      RuntimeException first = failed.removeFirst();
      failed.forEach(first::addSuppressed);
      throw first;
    }
  }

  public boolean isCancelled() {
    synchronized (actions) {
      return cancelled;
    }
  }

  /// Registers what ends the work; runs it at once if the request has been called off already.
  ///
  /// @return to be closed when there is nothing left to end
  public Registration onCancel(Runnable action) {
    synchronized (actions) {
      if (!cancelled) {
        actions.add(action);
        return () -> {
          synchronized (actions) {
            actions.remove(action);
          }
        };
      }
    }
    action.run();
    return () -> {};
  }

  /// Fails if the request has been called off.
  ///
  /// @throws LmStudioException with CANCELLED
  public void throwIfCancelled() {
    if (isCancelled()) {
      throw new LmStudioException(Failure.of(FailureCode.CANCELLED, "The request was called off."));
    }
  }

  /// A registered action.
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
