package com.tabagent.lmstudio.application.port.out;

import java.util.Optional;

/// Keeps two hosts of one user from starting the server at the same time.
public interface StartLock {

  /// Takes the lock if it is free; never waits. Given back by closing it, or by the end of the
  /// process.
  Optional<Held> tryAcquire();

  /// The lock, held.
  interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
