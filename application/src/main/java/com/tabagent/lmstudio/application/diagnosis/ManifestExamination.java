package com.tabagent.lmstudio.application.diagnosis;

import static com.tabagent.lmstudio.domain.diagnosis.Area.BROWSER;

import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.application.port.out.TrialStart;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Handshake;
import com.tabagent.lmstudio.domain.diagnosis.HandshakeFinding;
import com.tabagent.lmstudio.domain.diagnosis.Verdict;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.Manifest;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.Scope;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a manifest comes to: first by what it says, then by a start of the host that it names, for
/// each extension that it lists. One and the same command line is started once in a look.
final class ManifestExamination {

  /// More extensions than this are not tried.
  private static final int MOST_TRIALS = 5;

  private final RegistrationFolders folders;
  private final KnownRegistrations known;
  private final TrialStart trial;
  private final String version;
  private final RegistrationSteps steps;
  private final Map<List<String>, Handshake> tried = new HashMap<>();

  /// @param version of the host that looks
  ManifestExamination(
      RegistrationFolders folders,
      KnownRegistrations known,
      TrialStart trial,
      String version,
      RegistrationSteps steps) {
    this.folders = folders;
    this.known = known;
    this.trial = trial;
    this.version = version;
    this.steps = steps;
  }

  Finding examine(ManifestPlace place, ReadManifest read) {
    List<String> flaws = read.flaws();
    if (!flaws.isEmpty()) {
      return mendable(
          place,
          place.title() + " refuses " + read.file() + ": it " + String.join("; it ", flaws) + ".");
    }
    return read.stored() instanceof Stored.Present present
        ? examine(place, read, present.manifest())
        : mendable(place, read.file() + " is not there.");
  }

  private Finding examine(ManifestPlace place, ReadManifest read, Manifest manifest) {
    Optional<Finding> problem =
        callers(place, read, manifest).or(() -> trials(place, read, manifest));
    return problem.orElseGet(() -> works(place, read, manifest));
  }

  private Optional<Finding> callers(ManifestPlace place, ReadManifest read, Manifest manifest) {
    if (manifest.callers().isEmpty()) {
      return Optional.of(
          mendable(
              place,
              "No extension may call from "
                  + place.title()
                  + ": the list in "
                  + read.file()
                  + " is empty."));
    }
    return known.remembered(manifest.engine()).stream()
        .filter(id -> !manifest.callers().contains(id))
        .findFirst()
        .map(
            id ->
                mendable(
                    place,
                    place.title()
                        + " keeps the extension "
                        + id.text()
                        + " out: "
                        + read.file()
                        + " does not list it."));
  }

  private Optional<Finding> trials(ManifestPlace place, ReadManifest read, Manifest manifest) {
    return manifest.callers().stream()
        .limit(MOST_TRIALS)
        .map(caller -> start(place, read, manifest, caller))
        .filter(finding -> finding.verdict() != Verdict.OK)
        .findFirst();
  }

  private Finding start(
      ManifestPlace place, ReadManifest read, Manifest manifest, ExtensionId caller) {
    Handshake handshake = greet(read, manifest, caller);
    Finding finding =
        new HandshakeFinding(
                BrowserExamination.nameOf(place),
                new TerminalCommand(folders.user().os(), manifest.launcher()),
                named(manifest.callers()),
                steps.again(place))
            .of(handshake);
    boolean registering = finding.remedy().equals(Optional.of(steps.again(place)));
    return registering && canRegister(place) ? finding.mendableByDoctor() : finding;
  }

  private static String named(List<ExtensionId> callers) {
    int others = callers.size() - 1;
    return callers.getFirst().text() + (others == 0 ? "" : " and " + others + " more");
  }

  private Handshake greet(ReadManifest read, Manifest manifest, ExtensionId caller) {
    List<String> arguments =
        manifest.engine() == Engine.CHROMIUM
            ? List.of(caller.caller())
            : List.of(read.file().toString(), caller.text());
    var commandLine = new ArrayList<String>();
    commandLine.add(manifest.launcher().toString());
    commandLine.addAll(arguments);
    return tried.computeIfAbsent(commandLine, _ -> trial.greet(manifest.launcher(), arguments));
  }

  /// All is well; what could be better is told.
  private Finding works(ManifestPlace place, ReadManifest read, Manifest manifest) {
    Handshake handshake = greet(read, manifest, manifest.callers().getFirst());
    if (handshake instanceof Handshake.Answered answered && !answered.version().equals(version)) {
      return update(
          place,
          place.title()
              + " starts version "
              + answered.version()
              + " of the host; this is "
              + version
              + ".");
    }
    if (!isInstalled(manifest.launcher())) {
      return update(
          place,
          place.title()
              + " starts the host from "
              + manifest.launcher()
              + ", which is not where it is installed.");
    }
    Finding works = start(place, read, manifest, manifest.callers().getFirst());
    return read.shadowed()
        .map(
            other ->
                works.withHint(
                    Remedy.advice(
                        "There is another manifest, " + other + ", which counts for nothing.")))
        .orElse(works);
  }

  private boolean isInstalled(Path launcher) {
    return Stream.of(Scope.values())
        .map(folders::stay)
        .anyMatch(stay -> launcher.normalize().startsWith(stay.normalize()));
  }

  private Finding update(ManifestPlace place, String cause) {
    Finding finding =
        Finding.warning(BROWSER, BrowserExamination.nameOf(place), cause, steps.again(place));
    return canRegister(place) ? finding.mendableByDoctor() : finding;
  }

  private Finding mendable(ManifestPlace place, String cause) {
    Finding finding =
        Finding.error(BROWSER, BrowserExamination.nameOf(place), cause, steps.again(place));
    return canRegister(place) ? finding.mendableByDoctor() : finding;
  }

  private boolean canRegister(ManifestPlace place) {
    return !known.of(place.browser().engine()).isEmpty();
  }
}
