package com.tabagent.lmstudio.bootstrap.cli;

import java.io.PrintWriter;

/// Where a command talks to: results go to `out`, everything else to `talk`.
///
/// @param interactive whether a person looks at `talk` as it is written
record Terminal(PrintWriter out, PrintWriter talk, boolean interactive) {

  /// A line of result.
  void result(String line) {
    out.println(line);
    out.flush();
  }

  /// A line for a person.
  void say(String line) {
    talk.println(line);
    talk.flush();
  }
}
