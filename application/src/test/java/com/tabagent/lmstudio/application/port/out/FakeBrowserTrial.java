package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.diagnosis.Hearing;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Browsers in which an extension hears what the test says; the others have no program.
public final class FakeBrowserTrial implements BrowserTrial {
  private final Map<Path, Hearing> hearings = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  public void put(Path program, Hearing hearing) {
    hearings.put(program, hearing);
  }

  /// By whom and by which manifest was asked so far, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Hearing hear(
      Engine engine, List<Path> programs, Optional<Path> manifest, ExtensionId caller) {
    asked.add(
        engine + " " + manifest.map(Path::toString).orElse("no manifest") + " " + caller.text());
    return programs.stream()
        .flatMap(program -> Optional.ofNullable(hearings.get(program)).stream())
        .findFirst()
        .orElseGet(() -> new Hearing.NotHeld("its program is not there", "Try it by hand."));
  }
}
