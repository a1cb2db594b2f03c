package com.tabagent.lmstudio.domain.registration;

import java.nio.file.Path;
import java.util.List;

/// What was done, or with a dry run what would be.
///
/// @param launcher what browsers start, or started until now
/// @param steps in the order they were taken
public record RegistrationReport(Path launcher, List<Step> steps) {

  public RegistrationReport {
    steps = List.copyOf(steps);
  }

  /// How a step came out.
  public enum Outcome {
    /// Something new is there.
    WRITTEN,
    /// All was as it should be.
    UNCHANGED,
    /// Something of ours has gone.
    REMOVED,
    /// Nothing was touched, for a reason.
    LEFT,
    /// It was tried in vain.
    FAILED
  }

  /// One thing that was done or left.
  ///
  /// @param subject a browser, or the host itself
  /// @param place a file, a folder or a key of the registry; may be empty
  /// @param reason a sentence or two; empty where the outcome says it all
  public record Step(Outcome outcome, String subject, String place, String reason) {}

  public boolean failed() {
    return steps.stream().anyMatch(step -> step.outcome == Outcome.FAILED);
  }
}
