package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.RegistrationReport;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Outcome;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One removal: first the manifests, so that no browser is sent to a host that has gone, and the
/// host itself when no manifest of ours is left.
final class Uninstall {
  private final RegistrationFolders folders;
  private final Registrations registrations;
  private final HostStore store;
  private final RegistrationOrder order;
  private final List<ManifestPlace> all;
  private final Path stay;
  private final List<Step> steps = new ArrayList<>();

  Uninstall(
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
    Set<String> gone = new HashSet<>();
    for (ManifestPlace place : chosen) {
      if (!gone.contains(Registrations.where(place)) && takeBack(place)) {
        gone.add(Registrations.where(place));
      }
    }
    List<ManifestPlace> remaining =
        all.stream()
            .filter(place -> !gone.contains(Registrations.where(place)))
            .filter(place -> registrations.ours(place, stay).isPresent())
            .toList();
    if (remaining.isEmpty()) {
      removeHost();
    } else {
      keepHost(remaining, chosen);
    }
    return new RegistrationReport(stay, steps);
  }

  /// @return whether the place is free of us now
  private boolean takeBack(ManifestPlace place) {
    String where = Registrations.where(place);
    try {
      if (registrations.ours(place, stay).isPresent()) {
        if (!order.dryRun()) {
          registrations.remove(place);
        }
        step(Outcome.REMOVED, place.title(), where, "");
        return true;
      }
      registrations
          .elsewhere(place, stay)
          .ifPresent(
              other -> step(Outcome.LEFT, place.title(), where, "It leads to " + other + "."));
      if (place.key().isEmpty()
          && registrations.stored(place) instanceof Stored.Unreadable(String reason)) {
        step(
            Outcome.LEFT,
            place.title(),
            where,
            "Nobody can say whose it is: it "
                + reason
                + ". Delete it by hand if it is not needed.");
      }
      return false;
    } catch (LmStudioException failed) {
      step(Outcome.FAILED, place.title(), where, failed.failure().message());
      return false;
    }
  }

  private void keepHost(List<ManifestPlace> remaining, List<ManifestPlace> chosen) {
    if (!order.dryRun()) {
      HostStore.Notes before = store.notes(stay);
      var callers = new Callers(registrations, stay).texts(remaining, List.of());
      var browsers = new TreeSet<>(before.browsers());
      chosen.forEach(place -> browsers.remove(place.title()));
      store.note(stay, new HostStore.Notes(callers, before.newFolders(), browsers));
    }
    step(
        Outcome.LEFT,
        "the host",
        stay.toString(),
        remaining.getFirst().title() + " still starts it.");
  }

  private void removeHost() {
    List<Path> newFolders = List.copyOf(store.notes(stay).newFolders()).reversed();
    clear("the host", stay);
    if (folders.state().startsWith(folders.user().home())) {
      clear("its log", folders.state());
    }
    if (!order.dryRun()) {
      // Sorted by name, a folder comes before what is in it; so from the end on.
      newFolders.forEach(registrations::deleteIfEmpty);
    }
  }

  private void clear(String subject, Path folder) {
    if (!store.holdsAnything(folder)) {
      return;
    }
    List<Path> left = order.dryRun() ? List.of() : store.clear(folder);
    if (left.isEmpty()) {
      step(Outcome.REMOVED, subject, folder.toString(), "");
    } else {
      step(
          Outcome.FAILED,
          subject,
          left.getFirst().toString(),
          "It could not be deleted. Close the browsers, then run uninstall again.");
    }
  }

  private void step(Outcome outcome, String subject, String place, String reason) {
    steps.add(new Step(outcome, subject, place, reason));
  }
}
