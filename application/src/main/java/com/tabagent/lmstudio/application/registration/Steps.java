package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.RegistrationReport;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Outcome;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What has been done with an order so far.
final class Steps {
  private static final String HOST = "the host";

  private final List<Step> taken = new ArrayList<>();

  /// Something about a browser's place.
  void add(Outcome outcome, ManifestPlace place, String reason) {
    taken.add(new Step(outcome, place.title(), place.address(), reason));
  }

  /// Something about the host itself.
  void host(Outcome outcome, Path place, String reason) {
    add(outcome, HOST, place, reason);
  }

  void add(Outcome outcome, String subject, Path place, String reason) {
    taken.add(new Step(outcome, subject, place.toString(), reason));
  }

  /// Something that is only told.
  void remark(String subject, String reason) {
    taken.add(new Step(Outcome.LEFT, subject, "", reason));
  }

  RegistrationReport report(Path launcher) {
    return new RegistrationReport(launcher, taken);
  }
}
