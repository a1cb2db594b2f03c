package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Report;
import com.tabagent.lmstudio.domain.diagnosis.Verdict;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;

/// A report for a person: a line for each finding, a line below it for what to do, and the counts.
final class ReportText {
  private ReportText() {}

  static String of(Report report, TerminalCommand host) {
    var text = new StringBuilder();
    report.findings().forEach(finding -> append(text, finding, host));
    text.append(report.summary()).append('.');
    if (!report.mendable().isEmpty()) {
      text.append(" What is marked with * is mended by: ").append(host.line("doctor", "--fix"));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Finding finding, TerminalCommand host) {
    text.append(
        String.format("%-7s %-18s %s%n", mark(finding.verdict()), finding.name(), finding.cause()));
    finding
        .remedy()
        .ifPresent(
            remedy ->
                text.append(
                    String.format(
                        "        %s %s%n", label(finding), CommandLineProgram.step(remedy, host))));
  }

  private static String label(Finding finding) {
    if (finding.verdict() == Verdict.OK) {
      return "hint:";
    }
    return finding.mendable() ? "next*:" : "next:";
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case OK -> "[ok]";
      case WARNING -> "[warn]";
      case ERROR -> "[error]";
    };
  }
}
