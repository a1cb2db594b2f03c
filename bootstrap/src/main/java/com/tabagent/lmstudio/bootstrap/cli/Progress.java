package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import java.time.Duration;

/// Shows that a start goes on: one line that moves on a terminal, a line now and then elsewhere.
final class Progress implements EnsureServerRunning.Progress, AutoCloseable {
  private static final String FRAMES = "|/-\\";
  private static final int PLAIN_EVERY_SECONDS = 5;

  private final Terminal terminal;
  private int step;
  private boolean lineOpen;

  Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void starting(Duration elapsed) {
    String text = "Starting LM Studio's server ... " + elapsed.toSeconds() + " s";
    if (terminal.interactive()) {
      terminal.talk().print("\r" + FRAMES.charAt(step % FRAMES.length()) + " " + text);
      terminal.talk().flush();
      lineOpen = true;
    } else if (step % PLAIN_EVERY_SECONDS == 0) {
      terminal.say(text);
    }
    step++;
  }

  @Override
  public void close() {
    clear();
  }

  /// Clears the line that moved.
  void clear() {
    if (lineOpen) {
      terminal.talk().print("\r\u001b[K");
      terminal.talk().flush();
      lineOpen = false;
    }
  }
}
