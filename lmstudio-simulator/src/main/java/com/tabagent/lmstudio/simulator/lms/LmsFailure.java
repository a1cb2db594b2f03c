package com.tabagent.lmstudio.simulator.lms;

import java.util.List;

/// The end of a command that cannot go on: what it leaves on stderr before it exits with 1.
final class LmsFailure extends Exception {
  private final List<String> lines;

  LmsFailure(String... lines) {
    super(lines[0], null, false, false);
    this.lines = List.of(lines);
  }

  List<String> lines() {
    return lines;
  }
}
