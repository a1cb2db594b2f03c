package com.tabagent.lmstudio.bootstrap.wiring;

import com.tabagent.lmstudio.application.port.out.StartCache;
import com.tabagent.lmstudio.bootstrap.startup.StartupCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// Start-up caches for the Java that runs this program. Started without a launcher, it can make
/// none and knows of none.
public final class OwnStartCache implements StartCache {
  private final Properties system;

  /// @param system by which the launcher tells what it has started
  public OwnStartCache(Properties system) {
    this.system = system;
  }

  @Override
  public State state(Path launcher) {
    Optional<StartupCache> own = StartupCache.ofThisHost(system);
    if (own.isEmpty()) {
      return State.UNKNOWN;
    }
    try {
      return own.get().ofCopy(launcher).isMade() ? State.MADE : State.MISSING;
    } catch (IOException unreadable) {
      return State.MISSING;
    }
  }

  @Override
  public Optional<String> make(Path launcher) {
    Optional<StartupCache> own = StartupCache.ofThisHost(system);
    if (own.isEmpty()) {
      return Optional.of("A start-up cache belongs to an installed host.");
    }
    try {
      return switch (own.get().ofCopy(launcher).make()) {
        case StartupCache.Outcome.Made _ -> Optional.empty();
        case StartupCache.Outcome.NotMade(String reason) -> Optional.of(reason);
      };
    } catch (IOException unreadable) {
      return Optional.of("No start-up cache: " + unreadable + ".");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.of("No start-up cache: making it was interrupted.");
    }
  }
}
