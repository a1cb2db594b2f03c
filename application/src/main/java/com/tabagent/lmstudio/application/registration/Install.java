package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.registration.Manifest;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.RegistrationReport;
import com.tabagent.lmstudio.domain.registration.RegistrationReport.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// One installation. All that can be refused is refused before anything is written; the host is in
/// its place before a browser is sent there, and an older one goes when none is sent there any
/// more.
final class Install {
  private final Site site;
  private final Registrations registrations;
  private final HostStore store;
  private final Path stay;
  private final Steps steps = new Steps();

  Install(Site site) {
    this.site = site;
    this.registrations = site.registrations();
    this.store = site.store();
    this.stay = site.stay();
  }

  RegistrationReport run(List<ManifestPlace> chosen) {
    Path launcher = store.launcher(stay);
    Drafts drafts = Drafts.of(site, launcher, chosen);
    putHost(chosen, drafts);
    registerAll(chosen, drafts);
    if (site.isForReal()) {
      openFolders();
      tidy();
    }
    var remarks = new Remarks(site, steps);
    remarks.onBoxes();
    remarks.onSettingsElsewhere(chosen);
    return steps.report(launcher);
  }

  private void putHost(List<ManifestPlace> chosen, Drafts drafts) {
    boolean current = store.isCurrent(stay);
    if (site.isForReal()) {
      // Noted first: whatever comes to be half done, uninstall knows what to take back.
      note(chosen, drafts);
      if (!current) {
        store.put(stay);
      }
    }
    steps.host(current ? Outcome.UNCHANGED : Outcome.WRITTEN, stay, "");
  }

  private void note(List<ManifestPlace> chosen, Drafts drafts) {
    HostStore.Notes before = site.notes();
    var newFolders = new TreeSet<>(before.newFolders());
    newFolders.addAll(new NewFolders(site).toBeMade(chosen));
    var browsers = drafts.titles(chosen);
    browsers.addAll(before.browsers());
    var callers = new Callers(registrations, stay).texts(site.places(), site.order().callers());
    var notes = new HostStore.Notes(callers, newFolders, browsers);
    if (!notes.equals(before)) {
      store.note(stay, notes);
    }
  }

  private void registerAll(List<ManifestPlace> chosen, Drafts drafts) {
    for (ManifestPlace place : chosen) {
      Optional<Manifest> draft = drafts.draftFor(place);
      if (draft.isEmpty()) {
        steps.remark(place.title(), "No extension may call from it. " + Drafts.remedy(place));
      } else {
        register(place, draft.get());
      }
    }
  }

  private void register(ManifestPlace place, Manifest manifest) {
    try {
      if (registrations.says(place, manifest)) {
        steps.add(Outcome.UNCHANGED, place, "");
        return;
      }
      Optional<String> elsewhere = registrations.elsewhere(place, stay);
      if (site.isForReal()) {
        registrations.write(place, manifest);
      }
      steps.add(
          Outcome.WRITTEN,
          place,
          elsewhere.map(other -> "It led to " + other + " before.").orElse(""));
    } catch (LmStudioException failed) {
      steps.add(Outcome.FAILED, place, failed.failure().message());
    }
  }

  /// Also those of an earlier installation, which may have been made with less foresight.
  private void openFolders() {
    if (site.isForAllUsers()) {
      for (Path folder : new NewFolders(site).ofEverybody()) {
        try {
          registrations.openToAll(folder);
        } catch (LmStudioException shut) {
          steps.add(Outcome.FAILED, "a folder", folder, shut.failure().message());
        }
      }
    }
  }

  /// What cannot be tidied away harms nobody.
  private void tidy() {
    try {
      for (Path older : store.tidy(stay, registrations.launchers(site.places()))) {
        steps.add(
            Outcome.LEFT,
            "an older host",
            older,
            "A browser may still start it. A later install takes it away.");
      }
    } catch (LmStudioException untidy) {
      steps.add(Outcome.LEFT, "an older host", stay, untidy.failure().message());
    }
  }
}
