package com.tabagent.lmstudio.adapter.http;

import java.net.SocketTimeoutException;
import java.time.Duration;

/// The moment at which somebody's patience ends.
final class Deadline {
  private final long nanos;

  private Deadline(long nanos) {
    this.nanos = nanos;
  }

  static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  /// The earlier of two.
  Deadline or(Deadline other) {
    return nanos - other.nanos <= 0 ? this : other;
  }

  /// How long is left, at least 1 and at most `longest`, as sockets want it: to them 0 means
  /// forever.
  ///
  /// @throws SocketTimeoutException if nothing is left
  int millisLeft(Duration longest) throws SocketTimeoutException {
    long left = nanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("out of time");
    }
    return (int) Math.clamp(left / 1_000_000, 1, longest.toMillis());
  }
}
