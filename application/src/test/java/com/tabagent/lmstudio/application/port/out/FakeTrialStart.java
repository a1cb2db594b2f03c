package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.diagnosis.Handshake;
import com.tabagent.lmstudio.domain.diagnosis.Handshake.Obstacle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Programs that come to what the test says; the others are not there.
public final class FakeTrialStart implements TrialStart {
  private final Map<Path, Handshake> outcomes = new HashMap<>();
  private final List<String> starts = new ArrayList<>();

  public void put(Path program, Handshake outcome) {
    outcomes.put(program, outcome);
  }

  /// The command lines so far, in order.
  public List<String> starts() {
    return List.copyOf(starts);
  }

  @Override
  public Handshake greet(Path program, List<String> arguments) {
    starts.add(program + " " + String.join(" ", arguments));
    return outcomes.getOrDefault(program, new Handshake.NotRunnable(Obstacle.MISSING));
  }
}
