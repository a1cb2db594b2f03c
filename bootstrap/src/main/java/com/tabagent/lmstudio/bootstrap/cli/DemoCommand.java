package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.bootstrap.demo.Demonstration;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Shows the whole on a simulated LM Studio.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows everything on a simulated LM Studio in a temporary home.",
      "Prints each frame between browser and host with its time; leaves nothing behind."
    })
final class DemoCommand implements Callable<Integer> {
  private final Session session;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (Demonstration demonstration = Demonstration.prepare(session.terminal()::result)) {
      demonstration.play();
      return ExitCode.OK;
    }
  }
}
