package com.tabagent.lmstudio.application.diagnosis;

import com.tabagent.lmstudio.application.port.in.RegisterHost;
import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.application.port.out.StartCache;
import com.tabagent.lmstudio.domain.diagnosis.Area;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Report;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.ManifestPlaces;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.RegistrationReport;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Outcome;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Mends by registering again: that puts the host where it stays, whole and runnable, and writes
/// each manifest as it should be. What it does not bring with it is the start-up cache.
final class Mending {
  private final RegistrationFolders folders;
  private final RegisterHost registration;
  private final HostStore store;
  private final StartCache cache;
  private final KnownRegistrations known;

  Mending(
      RegistrationFolders folders,
      RegisterHost registration,
      HostStore store,
      StartCache cache,
      KnownRegistrations known) {
    this.folders = folders;
    this.registration = registration;
    this.store = store;
    this.cache = cache;
    this.known = known;
  }

  List<String> mend(Report report) {
    var done = new ArrayList<String>();
    Set<Browser> browsers = browsers(report);
    if (has(report, HostExamination.COPY)) {
      // On Windows each manifest names the copy itself.
      browsers.addAll(known.chosen());
      done.addAll(register(browsers));
    } else if (!browsers.isEmpty()) {
      done.addAll(register(browsers));
    }
    if (!done.isEmpty() || has(report, HostExamination.CACHE)) {
      makeCache(done);
    }
    return done;
  }

  private static boolean has(Report report, String name) {
    return report.mendable().stream()
        .anyMatch(finding -> finding.area() == Area.HOST && finding.name().equals(name));
  }

  private Set<Browser> browsers(Report report) {
    Set<Browser> browsers = EnumSet.noneOf(Browser.class);
    for (ManifestPlace place : ManifestPlaces.all(folders, Scope.USER)) {
      report.mendable().stream()
          .filter(finding -> finding.area() == Area.BROWSER)
          .map(Finding::name)
          .filter(BrowserExamination.nameOf(place)::equals)
          .forEach(_ -> browsers.add(place.browser()));
    }
    return browsers;
  }

  /// With no browser, those that are there: it was registered with none of them.
  private List<String> register(Set<Browser> browsers) {
    List<ExtensionId> callers =
        Stream.of(Engine.values()).flatMap(engine -> known.of(engine).stream()).toList();
    try {
      List<String> done =
          registration
              .install(new RegistrationOrder(Scope.USER, browsers, callers, false))
              .steps()
              .stream()
              .filter(step -> step.outcome() == Outcome.WRITTEN || step.outcome() == Outcome.FAILED)
              .map(Mending::sentence)
              .toList();
      // The host's own list of callers is noted in any case.
      return done.isEmpty() ? List.of("Registered the extensions again.") : done;
    } catch (LmStudioException refused) {
      return List.of("Registering failed: " + refused.failure().message());
    }
  }

  private static String sentence(RegistrationReport.Step step) {
    String place = step.place().isEmpty() ? "" : " (" + step.place() + ")";
    return step.outcome() == Outcome.WRITTEN
        ? "Registered again: " + step.subject() + place + "."
        : "Registering failed: " + step.subject() + place + ". " + step.reason();
  }

  private void makeCache(List<String> done) {
    try {
      Path launcher = store.launcher(folders.stay(Scope.USER));
      if (cache.state(launcher) == StartCache.State.MISSING) {
        done.add(cache.make(launcher).orElse("Made the start-up cache."));
      }
    } catch (LmStudioException noHost) {
      done.add("There is no start-up cache: " + noHost.failure().message());
    }
  }
}
