package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Outcome;
import com.tabagent.lmstudio.domain.registration.SandboxedBrowsers;
import java.util.List;

/// What an installation tells beside what it does: where it comes to nothing, and why.
final class Remarks {
  private final Site site;
  private final Steps steps;

  Remarks(Site site, Steps steps) {
    this.site = site;
    this.steps = steps;
  }

  /// Browsers from which no program of the machine can be started.
  void onBoxes() {
    for (SandboxedBrowsers.Sandboxed box : SandboxedBrowsers.all(site.folders())) {
      if (box.signs().stream().anyMatch(site.registrations()::isThere)) {
        steps.remark(box.title(), box.reason());
      }
    }
  }

  /// Browsers that look outside the home, where nothing is written for one user.
  void onSettingsElsewhere(List<ManifestPlace> chosen) {
    boolean concerned =
        !site.isForAllUsers()
            && chosen.stream().anyMatch(place -> place.browser().engine() == Engine.CHROMIUM);
    site.folders()
        .outerConfigHome()
        .filter(_ -> concerned)
        .ifPresent(
            outer ->
                steps.add(
                    Outcome.LEFT,
                    "XDG_CONFIG_HOME",
                    outer,
                    "It lies outside your home, where nothing is written. Chromium and its kin look"
                        + " there: link their NativeMessagingHosts to those in "
                        + site.folders().configHome()
                        + "."));
  }
}
