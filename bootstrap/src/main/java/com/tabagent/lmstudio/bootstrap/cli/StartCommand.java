package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Starts the server and waits for it.
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Starts LM Studio's server, with the port, address and CORS it is set up for.")
final class StartCommand implements Callable<Integer> {
  private final Session session;

  StartCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    try (Hexagon hexagon = session.open();
        Progress progress = new Progress(session.terminal())) {
      LmStudioStatus status =
          hexagon
              .ensureServerRunning()
              .ensureServerRunning(EnsureServerRunning.DEFAULT_LIMIT, progress, new Cancellation());
      progress.clear();
      session.terminal().result(status.readiness().sentence(status.endpoint()));
      return ExitCode.OK;
    }
  }
}
