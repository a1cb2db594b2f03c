package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.bootstrap.startup.StartupCache;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Makes the host start fast.
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the start-up cache of this copy of the host, which halves the time to the first answer.",
      "Takes some seconds. Run it again when Java or the place of this copy has changed."
    })
final class PrepareCommand implements Callable<Integer> {
  private final Session session;

  PrepareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<StartupCache> cache = StartupCache.ofThisHost(System.getProperties());
    if (cache.isEmpty()) {
      session
          .terminal()
          .say("A start-up cache belongs to an installed host: run its bin/tabagent-host prepare.");
      return ExitCode.FAILED;
    }
    return switch (cache.get().make()) {
      case StartupCache.Outcome.Made(var file) -> {
        session.terminal().result(file.toString());
        yield ExitCode.OK;
      }
      case StartupCache.Outcome.NotMade(var reason) -> {
        session.terminal().say(reason);
        yield ExitCode.FAILED;
      }
    };
  }
}
