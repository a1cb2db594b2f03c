package com.tabagent.lmstudio.bootstrap.cli;

/// How the program ends when a person has started it. The numbers are part of the interface; the
/// help lists them.
final class ExitCode {

  /// Done.
  static final int OK = 0;

  /// It could not be done; standard error says why and what to do.
  static final int FAILED = 1;

  /// The command line was not understood.
  static final int USAGE = 2;

  /// This host's settings cannot be used.
  static final int CONFIGURATION = 78;

  private ExitCode() {}
}
