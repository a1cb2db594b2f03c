package com.tabagent.lmstudio.browser;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what nobody announces, far longer than it takes.
public final class Waiting {
  public static final Duration LIMIT = Duration.ofMinutes(2);

  private static final Duration LOOK = Duration.ofMillis(10);

  private Waiting() {}

  /// Blocks until the condition holds.
  ///
  /// @throws AssertionError if it does not in time
  public static void until(String what, BooleanSupplier condition) {
    if (!within(LIMIT, condition)) {
      throw new AssertionError(what + " did not come in " + LIMIT.toSeconds() + " s");
    }
  }

  /// Blocks until there is something.
  ///
  /// @throws AssertionError if there is nothing in time
  static <T> T forThe(String what, Supplier<Optional<T>> look) {
    var seen =
        new Object() {
          Optional<T> value = Optional.empty();
        };
    until(
        what,
        () -> {
          seen.value = look.get();
          return seen.value.isPresent();
        });
    return seen.value.orElseThrow();
  }

  /// Blocks until the condition holds, for `limit` at most.
  ///
  /// @return whether it holds
  static boolean within(Duration limit, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > limit.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return true;
  }
}
