package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.Manifest;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.RegistrationReport;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Outcome;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Step;
import com.tabagent.lmstudio.domain.registration.SandboxedBrowsers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One installation. All that can be refused is refused before anything is written; the host is in
/// its place before a browser is sent there.
final class Install {
  private final Registrations registrations;
  private final HostStore store;
  private final RegistrationFolders folders;
  private final RegistrationOrder order;
  private final List<ManifestPlace> all;
  private final Path stay;
  private final List<Step> steps = new ArrayList<>();

  Install(
      RegistrationFolders folders,
      Registrations registrations,
      HostStore store,
      RegistrationOrder order,
      List<ManifestPlace> all) {
    this.folders = folders;
    this.registrations = registrations;
    this.store = store;
    this.order = order;
    this.all = all;
    this.stay = folders.stay(order.scope());
  }

  RegistrationReport run(List<ManifestPlace> chosen) {
    Path launcher = store.launcher(stay);
    Map<Engine, Manifest> manifests = manifests(launcher, chosen);
    putHost(chosen, titles(chosen, manifests.keySet()));
    for (ManifestPlace place : chosen) {
      Manifest manifest = manifests.get(place.browser().engine());
      if (manifest == null) {
        left(place.title(), "", "No extension may call from it. " + idRemedy(place));
      } else {
        register(place, manifest);
      }
    }
    for (SandboxedBrowsers.Sandboxed box : SandboxedBrowsers.all(folders)) {
      if (registrations.isThere(box.sign())) {
        left(box.title(), "", box.reason());
      }
    }
    return new RegistrationReport(launcher, steps);
  }

  private Map<Engine, Manifest> manifests(Path launcher, List<ManifestPlace> chosen) {
    var callers = new Callers(registrations, stay);
    var manifests = new EnumMap<Engine, Manifest>(Engine.class);
    for (ManifestPlace place : chosen) {
      Engine engine = place.browser().engine();
      List<ExtensionId> ids = callers.of(engine, all, order.callers());
      if (!ids.isEmpty()) {
        manifests.put(engine, new Manifest(engine, launcher, ids));
      } else if (order.names(place.browser())) {
        throw noCaller(place);
      }
    }
    if (manifests.isEmpty()) {
      throw noCaller(chosen.getFirst());
    }
    return manifests;
  }

  private static LmStudioException noCaller(ManifestPlace place) {
    return Selection.refused(
        "A browser starts this host only for extensions that are listed, and none is known for "
            + place.title()
            + ".",
        idRemedy(place));
  }

  private static String idRemedy(ManifestPlace place) {
    Engine engine = place.browser().engine();
    return engine == Engine.CHROMIUM
        ? "Add --extension-id and the extension's 32 letters, which the browser's page of extensions shows."
        : "Add --firefox-id and the add-on's id, such as name@example.org, which about:debugging shows.";
  }

  private static List<String> titles(List<ManifestPlace> chosen, Set<Engine> engines) {
    return chosen.stream()
        .filter(place -> engines.contains(place.browser().engine()))
        .map(ManifestPlace::title)
        .toList();
  }

  private void putHost(List<ManifestPlace> chosen, List<String> titles) {
    boolean current = store.isCurrent(stay);
    if (!order.dryRun()) {
      HostStore.Notes before = store.notes(stay);
      var newFolders = new TreeSet<>(before.newFolders());
      newFolders.addAll(missing(chosen));
      SortedSet<String> callers = new Callers(registrations, stay).texts(all, order.callers());
      // Noted first: whatever comes to be half done, uninstall knows what to take back.
      var browsers = new TreeSet<>(before.browsers());
      browsers.addAll(titles);
      var notes = new HostStore.Notes(callers, newFolders, browsers);
      if (!notes.equals(before)) {
        store.note(stay, notes);
      }
      if (!current) {
        store.put(stay);
      }
    }
    step(current ? Outcome.UNCHANGED : Outcome.WRITTEN, "the host", stay.toString(), "");
  }

  /// The folders that this installation, and the host that is installed, will make on the way.
  private SortedSet<Path> missing(List<ManifestPlace> chosen) {
    var missing = new TreeSet<Path>();
    addMissing(missing, stay);
    addMissing(missing, folders.state());
    for (ManifestPlace place : chosen) {
      addMissing(missing, place.file().getParent());
    }
    return missing;
  }

  private void addMissing(SortedSet<Path> missing, @Nullable Path folder) {
    for (Path path = folder;
        path != null && !registrations.isThere(path);
        path = path.getParent()) {
      missing.add(path);
    }
  }

  private void register(ManifestPlace place, Manifest manifest) {
    String where = Registrations.where(place);
    try {
      if (registrations.says(place, manifest)) {
        step(Outcome.UNCHANGED, place.title(), where, "");
        return;
      }
      Optional<String> elsewhere = registrations.elsewhere(place, stay);
      if (!order.dryRun()) {
        registrations.write(place, manifest);
      }
      step(
          Outcome.WRITTEN,
          place.title(),
          where,
          elsewhere.map(other -> "It led to " + other + " before.").orElse(""));
    } catch (LmStudioException failed) {
      step(Outcome.FAILED, place.title(), where, failed.failure().message());
    }
  }

  private void left(String subject, String place, String reason) {
    step(Outcome.LEFT, subject, place, reason);
  }

  private void step(Outcome outcome, String subject, String place, String reason) {
    steps.add(new Step(outcome, subject, place, reason));
  }
}
