package com.tabagent.lmstudio.application.port.out;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Caches that are made in no time, but for those that cannot be made.
public final class FakeStartCache implements StartCache {
  private final Set<Path> made = new HashSet<>();
  private final Set<Path> impossible = new HashSet<>();

  public void cannotMake(Path launcher) {
    impossible.add(launcher);
  }

  /// Somebody deletes it.
  public void forget(Path launcher) {
    made.remove(launcher);
  }

  @Override
  public State state(Path launcher) {
    return made.contains(launcher) ? State.MADE : State.MISSING;
  }

  @Override
  public Optional<String> make(Path launcher) {
    if (impossible.contains(launcher)) {
      return Optional.of("This Java makes none.");
    }
    made.add(launcher);
    return Optional.empty();
  }
}
