package com.tabagent.lmstudio.application.port.out;

import java.nio.file.Path;
import java.util.Optional;

/// The start-up cache of an installed host, by which it answers sooner.
public interface StartCache {

  /// Whether the next start of that launcher uses a cache, as far as can be told without a start.
  /// True also where this program cannot make one.
  boolean isMade(Path launcher);

  /// Makes it anew. Blocks for some seconds, two minutes at most; leaves no process.
  ///
  /// @return why there is none now, in a sentence; empty if there is
  Optional<String> make(Path launcher);
}
