package com.tabagent.lmstudio.application.diagnosis;

import com.tabagent.lmstudio.application.port.out.BrowserPolicies.Ruling;
import com.tabagent.lmstudio.application.port.out.BrowserTrial;
import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Hearing;
import com.tabagent.lmstudio.domain.diagnosis.HearingFinding;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import java.util.Optional;
import java.util.stream.Stream;

/// The way to the host as an extension in the browser itself finds it.
final class LiveExamination {

  /// The extension that asks in Firefox where none is registered.
  private static final ExtensionId NOBODY =
      new ExtensionId(Engine.FIREFOX, "doctor@tabagent.example");

  private static final Hearing SYSTEM_ONLY =
      new Hearing.NotHeld(
          "an administrator lets it use only hosts that are registered for all users, and their"
              + " manifest does not list the doctor's own extension",
          "Load an extension that is registered, and look at what it says.");

  private final BrowserTrial trial;
  private final BrowserSight sight;
  private final KnownRegistrations known;

  LiveExamination(BrowserTrial trial, BrowserSight sight, KnownRegistrations known) {
    this.trial = trial;
    this.sight = sight;
    this.known = known;
  }

  /// @param alone what was found about this browser without it
  Finding examine(ManifestPlace place, Ruling ruling, Finding alone) {
    boolean chromium = place.browser().engine() == Engine.CHROMIUM;
    Hearing hearing = chromium && ruling instanceof Ruling.SystemOnly ? SYSTEM_ONLY : hear(place);
    return new HearingFinding(place.title(), alone, chromium).of(hearing);
  }

  private Hearing hear(ManifestPlace place) {
    Optional<ReadManifest> read = sight.manifest(place, false);
    return trial.hear(
        place.browser().engine(),
        place.signs(),
        read.map(ReadManifest::file),
        read.stream()
            .flatMap(LiveExamination::callers)
            .findFirst()
            .or(() -> known.of(place.browser().engine()).stream().findFirst())
            .orElse(NOBODY));
  }

  private static Stream<ExtensionId> callers(ReadManifest read) {
    return read.stored() instanceof Stored.Present present
        ? present.manifest().callers().stream()
        : Stream.empty();
  }
}
