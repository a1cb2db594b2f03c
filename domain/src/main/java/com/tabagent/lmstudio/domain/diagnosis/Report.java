package com.tabagent.lmstudio.domain.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Everything that was found, in the order in which a message goes from a browser to a model.
public record Report(List<Finding> findings) {

  public Report {
    var ordered = new ArrayList<>(findings);
    ordered.sort(Comparator.comparing(Finding::area));
    findings = List.copyOf(ordered);
  }

  public long count(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }

  /// The worst of all verdicts; good where nothing was looked at.
  public Verdict verdict() {
    return findings.stream()
        .map(Finding::verdict)
        .max(Comparator.naturalOrder())
        .orElse(Verdict.OK);
  }

  /// What the doctor can mend by itself.
  public List<Finding> mendable() {
    return findings.stream().filter(Finding::mendable).toList();
  }

  /// The counts in a few words, such as `9 ok, 1 warning, 0 errors`.
  public String summary() {
    return count(Verdict.OK)
        + " ok, "
        + counted(count(Verdict.WARNING), "warning")
        + ", "
        + counted(count(Verdict.ERROR), "error");
  }

  private static String counted(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
