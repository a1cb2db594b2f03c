package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.domain.registration.RegistrationReport;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Step;
import java.util.Locale;

/// Prints what a registration came to, a line for each thing that was done.
final class RegistrationTable {

  private RegistrationTable() {}

  static void print(RegistrationReport report, boolean dryRun, Terminal terminal) {
    for (Step step : report.steps()) {
      terminal.result(line(step, dryRun));
    }
    if (dryRun) {
      terminal.say("This was a dry run: nothing has been written.");
    }
  }

  private static String line(Step step, boolean dryRun) {
    String what = (step.place() + " " + step.reason()).strip();
    return String.format(Locale.ROOT, "%-13s %-18s %s", word(step, dryRun), step.subject(), what);
  }

  private static String word(Step step, boolean dryRun) {
    return switch (step.outcome()) {
      case WRITTEN -> dryRun ? "would write" : "written";
      case REMOVED -> dryRun ? "would remove" : "removed";
      case UNCHANGED -> "unchanged";
      case LEFT -> "left";
      case FAILED -> "failed";
    };
  }
}
