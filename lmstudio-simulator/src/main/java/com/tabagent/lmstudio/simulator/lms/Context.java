package com.tabagent.lmstudio.simulator.lms;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.state.LmStudioHome;
import com.tabagent.lmstudio.simulator.state.MachineFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What every command of `lms` has at hand.
///
/// @param pace by how much the waits of the real `lms` are shortened; 1 is as long as there
/// @param serverHost the value of `LMS_SERVER_HOST`
record Context(
    MachineFiles files,
    LmStudioHome home,
    Console console,
    Set<String> faults,
    double pace,
    Optional<String> serverHost) {

  static Context of(MachineFiles files, Console console, Optional<String> serverHost)
      throws IOException {
    double pace =
        files.setup().value("pace").map(value -> ((Number) value).doubleValue()).orElse(1.0);
    return new Context(
        files,
        LmStudioHome.find(files.userHome()),
        console,
        Set.copyOf(files.faults()),
        pace,
        serverHost.filter(host -> !host.isEmpty()));
  }

  boolean has(Fault fault) {
    return faults.contains(fault.name());
  }

  /// Waits for what is `real` with the real `lms`.
  void pause(Duration real) throws InterruptedException {
    Thread.sleep(Math.round(real.toMillis() * pace));
  }

  /// Never returns while the machine exists: the real `lms` has no limits of its own.
  void hang() throws InterruptedException {
    while (files.exist()) {
      Thread.sleep(Duration.ofMillis(200));
    }
  }
}
