package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.application.port.out.HostStore.Belongings;
import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.RegistrationReport;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Outcome;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// One removal: first the manifests, so that no browser is sent to a host that has gone, and the
/// host itself when no manifest of ours is left. A manifest that another browser reads as well
/// stays for that one.
final class Uninstall {
  private final Site site;
  private final Registrations registrations;
  private final HostStore store;
  private final Path stay;
  private final Steps steps = new Steps();

  /// The places that are free of us now.
  private final Set<String> gone = new HashSet<>();

  Uninstall(Site site) {
    this.site = site;
    this.registrations = site.registrations();
    this.store = site.store();
    this.stay = site.stay();
  }

  RegistrationReport run(List<ManifestPlace> chosen) {
    var sharing = new Sharing(site, chosen);
    for (ManifestPlace place : chosen) {
      if (!gone.contains(place.address())) {
        takeBack(place, sharing);
      }
    }
    sharing.fallbacks(gone).forEach((place, reason) -> steps.add(Outcome.LEFT, place, reason));
    List<ManifestPlace> remaining =
        site.places().stream()
            .filter(place -> !gone.contains(place.address()))
            .filter(place -> registrations.ours(place, stay).isPresent())
            .toList();
    if (remaining.isEmpty()) {
      removeHost();
    } else {
      keepHost(remaining, chosen);
    }
    return steps.report(stay);
  }

  private void takeBack(ManifestPlace place, Sharing sharing) {
    try {
      if (registrations.ours(place, stay).isEmpty()) {
        leaveOthers(place);
      } else if (sharing.others(place).isEmpty()) {
        remove(place);
      } else {
        steps.add(Outcome.LEFT, place, sharing.reason(place));
      }
    } catch (LmStudioException failed) {
      steps.add(Outcome.FAILED, place, failed.failure().message());
    }
  }

  private void remove(ManifestPlace place) {
    if (site.isForReal()) {
      registrations.remove(place);
    }
    gone.add(place.address());
    steps.add(Outcome.REMOVED, place, "");
  }

  private void leaveOthers(ManifestPlace place) {
    registrations
        .elsewhere(place, stay)
        .ifPresent(other -> steps.add(Outcome.LEFT, place, "It leads to " + other + "."));
    if (place.key().isEmpty()
        && registrations.stored(place) instanceof Stored.Unreadable(String reason)) {
      steps.add(
          Outcome.LEFT,
          place,
          "Nobody can say whose it is: it " + reason + ". Delete it by hand if it is not needed.");
    }
  }

  private void keepHost(List<ManifestPlace> remaining, List<ManifestPlace> chosen) {
    if (site.isForReal()) {
      HostStore.Notes before = site.notes();
      var callers = new Callers(registrations, stay).texts(remaining, List.of());
      var browsers = new TreeSet<>(before.browsers());
      chosen.forEach(place -> browsers.remove(place.title()));
      store.note(stay, new HostStore.Notes(callers, before.newFolders(), browsers));
    }
    steps.host(Outcome.LEFT, stay, remaining.getFirst().title() + " still starts it.");
  }

  private void removeHost() {
    SortedSet<Path> made = site.notes().newFolders();
    clear("the host", stay, Belongings.ALL);
    for (Path folder : site.folders().traces()) {
      if (folder.startsWith(site.folders().user().home())) {
        clear("its log", folder, Belongings.TRACES);
      }
    }
    if (site.isForReal()) {
      new NewFolders(site).takeBack(made);
    }
  }

  private void clear(String subject, Path folder, Belongings what) {
    if (!store.holds(folder, what)) {
      return;
    }
    List<Path> left = site.isForReal() ? store.clear(folder, what) : List.of();
    if (left.isEmpty()) {
      steps.add(Outcome.REMOVED, subject, folder, "");
    } else {
      steps.add(
          Outcome.FAILED,
          subject,
          left.getFirst(),
          "It could not be deleted. Close the browsers, then run uninstall again.");
    }
  }
}
