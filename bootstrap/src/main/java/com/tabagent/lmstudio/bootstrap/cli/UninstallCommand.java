package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.domain.registration.RegistrationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Takes back what `install` did.
@Command(
    name = "uninstall",
    mixinStandardHelpOptions = true,
    description = {
      "Takes back what 'install' did: the browsers' manifests, and with the last one the host, its"
          + " start-up cache and its log.",
      "A manifest that starts another program is left, and one that a registered browser reads"
          + " which is not named. So is your config.json."
    })
final class UninstallCommand implements Callable<Integer> {
  @Mixin private RegistrationOptions options = new RegistrationOptions();

  private final Session session;

  UninstallCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RegistrationReport report = session.registerHost().uninstall(options.order(List.of()));
    RegistrationTable.print(report, options.dryRun(), session.terminal());
    if (report.steps().isEmpty()) {
      session.terminal().say("There is nothing to take back.");
    }
    Path settings = session.machine().places().configFile();
    if (Files.exists(settings)) {
      session.terminal().say("Your settings stay: " + settings);
    }
    return report.failed() ? ExitCode.FAILED : ExitCode.OK;
  }
}
