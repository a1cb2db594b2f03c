package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import java.time.Duration;

/// Shows that a start goes on: one line that moves on a terminal, a line now and then elsewhere.
final class Progress implements EnsureServerRunning.Progress, AutoCloseable {
  private static final String FRAMES = "|/-\\";
  private static final int PLAIN_EVERY_SECONDS = 5;
  private static final String CLEAR_REST = "\u001b[K";

  private final Terminal terminal;
  private int step;
  private boolean lineOpen;
  private int lineLength;

  Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void starting(Duration elapsed) {
    show("Starting LM Studio's server ... " + elapsed.toSeconds() + " s");
  }

  /// Shows that a model is at work, though it says nothing.
  synchronized void waiting(WaitPhase phase, Duration elapsed) {
    String what =
        switch (phase) {
          case QUEUE -> "Waiting for earlier requests";
          case CONNECT -> "Connecting to LM Studio";
          case FIRST_BYTE -> "The model reads the question, or is being loaded";
          case BETWEEN_BYTES -> "The model is silent";
        };
    step -= step % PLAIN_EVERY_SECONDS;
    show(what + " ... " + elapsed.toSeconds() + " s");
  }

  private void show(String text) {
    if (terminal.interactive()) {
      String rest = text.length() < lineLength ? CLEAR_REST : "";
      terminal.talk().print("\r" + FRAMES.charAt(step % FRAMES.length()) + " " + text + rest);
      terminal.talk().flush();
      lineOpen = true;
      lineLength = text.length();
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
  synchronized void clear() {
    if (lineOpen) {
      terminal.talk().print("\r" + CLEAR_REST);
      terminal.talk().flush();
      lineOpen = false;
    }
  }
}
