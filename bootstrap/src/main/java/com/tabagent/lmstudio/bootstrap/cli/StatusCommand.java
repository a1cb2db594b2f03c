package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.adapter.nativemessaging.message.JsonOut;
import com.tabagent.lmstudio.adapter.nativemessaging.message.StatusJson;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says what is there and what is missing.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows what of LM Studio is installed and running, and the one next step.")
final class StatusCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print what a browser extension is told.")
  private boolean json;

  private final Session session;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    try (Hexagon hexagon = session.open()) {
      LmStudioStatus status = hexagon.checkStatus().checkStatus();
      session
          .terminal()
          .result(json ? JsonOut.object(StatusJson.of(status)) : table(status, session.host()));
      return ExitCode.OK;
    }
  }

  /// A status for a person.
  static String table(LmStudioStatus status, TerminalCommand host) {
    var text = new StringBuilder();
    row(text, "LM Studio", status.installed() ? "installed" : "not installed");
    row(text, "lms tool", status.installation().lms().map(Object::toString).orElse("not set up"));
    row(text, "Server", status.serverRunning() ? "running" : "not running");
    row(text, "Endpoint", status.apiEndpoint());
    row(text, "Model", status.currentModel().orElse("none loaded"));
    status.version().ifPresent(version -> row(text, "Version", version));
    row(text, "State", status.readiness().sentence(status.endpoint()));
    String next =
        status
            .remedy()
            .map(remedy -> CommandLineProgram.step(remedy, host))
            .orElse("nothing to do");
    row(text, "Next", next);
    return text.toString().stripTrailing();
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append(String.format("%-10s %s%n", name, value));
  }
}
