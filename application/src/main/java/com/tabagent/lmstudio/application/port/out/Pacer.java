package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Time, for those who wait.
public interface Pacer {

  /// Time since some fixed moment; never runs backwards.
  Duration now();

  /// Blocks for so long.
  void pause(Duration duration);

  /// Blocks until something has ended, well or badly, for `limit` at most.
  ///
  /// @return whether it has ended
  /// @throws LmStudioException with CANCELLED if this thread is interrupted
  default boolean await(CompletableFuture<?> something, Duration limit) {
    try {
      something.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException endedBadly) {
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LmStudioException(
          Failure.of(FailureCode.CANCELLED, "The wait was interrupted."), interrupted);
    }
  }
}
