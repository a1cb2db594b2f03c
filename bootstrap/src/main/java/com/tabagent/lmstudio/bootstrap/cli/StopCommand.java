package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Stops the server.
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Stops LM Studio's server. LM Studio itself stays open.")
final class StopCommand implements Callable<Integer> {
  private final Session session;

  StopCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    try (Hexagon hexagon = session.open()) {
      LmStudioStatus status = hexagon.stopServer().stopServer();
      session.terminal().result(status.readiness().sentence(status.endpoint()));
      return ExitCode.OK;
    }
  }
}
