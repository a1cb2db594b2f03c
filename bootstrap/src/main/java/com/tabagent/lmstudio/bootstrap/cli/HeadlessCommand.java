package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.application.port.in.ManageHeadless;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.installation.HeadlessReport;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows or sets whether LM Studio runs without its window.
@Command(
    name = "headless",
    mixinStandardHelpOptions = true,
    description = {
      "Shows or sets whether LM Studio may run without its window.",
      "LM Studio must not run while it is set: it would overwrite the setting when it ends."
    })
final class HeadlessCommand implements Callable<Integer> {

  /// What to do.
  enum Wish {
    ON,
    OFF,
    STATUS;

    /// As it is typed.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "on|off|status", arity = "0..1", description = "Default: status.")
  private Wish wish = Wish.STATUS;

  private final Session session;

  HeadlessCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    try (Hexagon hexagon = session.open()) {
      print(carryOut(hexagon.manageHeadless()));
      return ExitCode.OK;
    }
  }

  private HeadlessReport carryOut(ManageHeadless headless) {
    return switch (wish) {
      case STATUS -> headless.headlessReport();
      case ON -> headless.setHeadless(true);
      case OFF -> headless.setHeadless(false);
    };
  }

  private void print(HeadlessReport report) {
    for (HeadlessReport.Entry entry : report.entries()) {
      String value = entry.value().map(on -> on ? "on" : "off").orElse("not set");
      session
          .terminal()
          .result(
              String.format(
                  Locale.ROOT,
                  "%-8s %s in %s (%s)",
                  value,
                  entry.key(),
                  entry.file(),
                  entry.meaning()));
    }
  }
}
