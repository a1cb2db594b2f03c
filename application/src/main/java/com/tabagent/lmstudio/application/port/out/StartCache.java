package com.tabagent.lmstudio.application.port.out;

import java.nio.file.Path;
import java.util.Optional;

/// The start-up cache of an installed host, by which it answers sooner.
public interface StartCache {

  /// What the next start of a launcher will find.
  enum State {
    /// A cache that it uses, as far as can be told without a start.
    MADE,
    MISSING,
    /// This program was not started by a launcher, so it does not know what one looks at.
    UNKNOWN
  }

  /// Whether the next start of that launcher uses a cache.
  State state(Path launcher);

  /// Makes it anew. Blocks for some seconds, two minutes at most; leaves no process.
  ///
  /// @return why there is none now, in a sentence; empty if there is
  Optional<String> make(Path launcher);
}
