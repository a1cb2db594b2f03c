package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.http.Exchange;
import java.io.IOException;
import java.time.Duration;

/// Holds answers back for a time, or until it is opened for good.
final class Gate {
  private static final Duration GLANCE = Duration.ofMillis(20);

  private final Duration time;
  private volatile boolean open;

  Gate(Duration time) {
    this.time = time;
  }

  void open() {
    open = true;
  }

  /// Blocks until it is time, or until the gate is opened.
  ///
  /// @throws IOException if the client goes meanwhile
  void hold(Exchange exchange) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (!open && System.nanoTime() < end) {
      exchange.pause(GLANCE);
    }
  }
}
