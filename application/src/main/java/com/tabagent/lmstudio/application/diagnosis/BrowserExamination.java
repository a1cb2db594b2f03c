package com.tabagent.lmstudio.application.diagnosis;

import static com.tabagent.lmstudio.domain.diagnosis.Area.BROWSER;

import com.tabagent.lmstudio.application.port.out.BrowserPolicies;
import com.tabagent.lmstudio.application.port.out.BrowserPolicies.Ruling;
import com.tabagent.lmstudio.application.port.out.ManifestFiles;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Verdict;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.SandboxedBrowsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The way from each browser to the host: an administrator's word, the manifest, and a start by it.
final class BrowserExamination {
  private static final Remedy ASK =
      Remedy.advice(
          "Ask whoever administers this machine; the browser's chrome://policy shows it.");

  private final RegistrationFolders folders;
  private final ManifestFiles files;
  private final BrowserPolicies policies;
  private final BrowserSight sight;
  private final KnownRegistrations known;
  private final ManifestExamination manifests;
  private final RegistrationSteps steps;
  private final Optional<LiveExamination> live;

  BrowserExamination(
      RegistrationFolders folders,
      ManifestFiles files,
      BrowserPolicies policies,
      BrowserSight sight,
      KnownRegistrations known,
      ManifestExamination manifests,
      RegistrationSteps steps,
      Optional<LiveExamination> live) {
    this.folders = folders;
    this.files = files;
    this.policies = policies;
    this.sight = sight;
    this.known = known;
    this.manifests = manifests;
    this.steps = steps;
    this.live = live;
  }

  List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    List<ManifestPlace> places = sight.inhabited();
    places.forEach(place -> findings.addAll(examine(place)));
    for (SandboxedBrowsers.Sandboxed box : SandboxedBrowsers.all(folders)) {
      if (box.signs().stream().anyMatch(files::isThere)) {
        findings.add(boxed(box));
      }
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.warning(
              BROWSER,
              "browsers",
              "No browser was found that this host can be registered with.",
              Remedy.command(
                  "Name yours.", steps.host().line("install", "--browser", "chromium"))));
    }
    return findings;
  }

  /// Nobody wants to use the host in a browser that was left out on purpose.
  private List<Finding> examine(ManifestPlace place) {
    Ruling ruling = policies.ruling(place.browser());
    Finding alone = examine(place, ruling);
    return live.filter(_ -> !isLeftOut(place))
        .map(examination -> List.of(alone, examination.examine(place, ruling, alone)))
        .orElseGet(() -> List.of(alone));
  }

  private Finding examine(ManifestPlace place, Ruling ruling) {
    return switch (ruling) {
      case Ruling.Blocked(String source) ->
          Finding.error(
              BROWSER,
              nameOf(place),
              "An administrator keeps "
                  + place.title()
                  + " from using this host, in "
                  + source
                  + ".",
              ASK);
      case Ruling.SystemOnly(String source) ->
          sight
              .manifest(place, true)
              .map(read -> manifests.examine(place, read))
              .filter(finding -> finding.verdict() == Verdict.OK)
              .orElseGet(() -> systemOnly(place, source));
      case Ruling.NotExamined(String reason) -> unsure(byManifest(place), reason);
      case Ruling.Free() -> byManifest(place);
    };
  }

  private Finding byManifest(ManifestPlace place) {
    return sight
        .manifest(place, false)
        .map(read -> manifests.examine(place, read))
        .orElseGet(() -> unregistered(place));
  }

  /// Nothing is wrong that anybody knows of.
  private static Finding unsure(Finding finding, String reason) {
    return finding.remedy().isPresent()
        ? finding
        : finding.withHint(
            Remedy.advice(
                "Policies of an administrator were not examined. "
                    + reason
                    + " The browser's chrome://policy shows them."));
  }

  private Finding systemOnly(ManifestPlace place, String source) {
    return Finding.error(
        BROWSER,
        nameOf(place),
        "An administrator lets "
            + place.title()
            + " use only hosts that are registered for all users, in "
            + source
            + ".",
        steps.forAllUsers(place));
  }

  /// A browser that was never chosen, while another one was, is left out on purpose.
  private Finding unregistered(ManifestPlace place) {
    String cause = "The host is not registered with " + place.title() + ".";
    if (isLeftOut(place)) {
      return Finding.ok(BROWSER, nameOf(place), cause).withHint(steps.alsoThere(place));
    }
    Finding missing = Finding.error(BROWSER, nameOf(place), cause, steps.again(place));
    return known.of(place.browser().engine()).isEmpty() ? missing : missing.mendableByDoctor();
  }

  private boolean isLeftOut(ManifestPlace place) {
    return sight.manifest(place, false).isEmpty()
        && !known.registeredWith(place)
        && known.anyBrowser();
  }

  private static Finding boxed(SandboxedBrowsers.Sandboxed box) {
    return Finding.warning(
        BROWSER,
        named(box.title()),
        box.title() + " runs in a box, from which it reaches no host by itself.",
        Remedy.advice(box.reason()));
  }

  /// As findings name a browser: `chrome-beta`.
  static String nameOf(ManifestPlace place) {
    return named(place.title());
  }

  private static String named(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[()]", "").replace(' ', '-');
  }
}
