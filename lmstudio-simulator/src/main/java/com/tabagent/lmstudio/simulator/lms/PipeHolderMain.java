package com.tabagent.lmstudio.simulator.lms;

import com.tabagent.lmstudio.simulator.state.MachineFiles;
import java.nio.file.Path;
import java.time.Duration;

/// A process that does nothing but keep its outputs open, for as long as its machine exists.
public final class PipeHolderMain {
  private static final Duration GLANCE = Duration.ofMillis(200);

  private PipeHolderMain() {}

  /// Runs until the machine is gone.
  ///
  /// @param args the machine's user home
  public static void main(String[] args) throws InterruptedException {
    MachineFiles files = new MachineFiles(Path.of(args[0]));
    while (files.exist()) {
      Thread.sleep(GLANCE);
    }
  }
}
