package com.tabagent.lmstudio.bootstrap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Stands here for the help alone: `serve` is carried out before the command line is loaded, and
/// reaches this only with arguments that it does not take.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Answers frames on standard input with frames on standard output, until the input ends.",
      "A browser does the same by its own arguments: chrome-extension://ID/, or a manifest and an id.",
      "A frame is a 32-bit length in native byte order, then so many bytes of JSON."
    })
final class ServeCommand implements Callable<Integer> {
  private final Session session;

  ServeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.terminal().say("'serve' stands alone: it takes nothing before it and nothing behind.");
    return ExitCode.USAGE;
  }
}
