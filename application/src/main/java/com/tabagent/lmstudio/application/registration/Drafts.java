package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.Manifest;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The manifests that an installation is going to write, one for each kind of browser from which
/// anybody may call.
final class Drafts {
  private final Map<Engine, Manifest> manifests;

  private Drafts(Map<Engine, Manifest> manifests) {
    this.manifests = manifests;
  }

  /// @throws LmStudioException with BAD_REQUEST if nobody may call from any of these places, or
  ///   from one whose browser was named
  static Drafts of(Site site, Path launcher, List<ManifestPlace> chosen) {
    var callers = new Callers(site.registrations(), site.stay());
    var manifests = new EnumMap<Engine, Manifest>(Engine.class);
    for (Engine engine : Engine.values()) {
      List<ExtensionId> ids = callers.of(engine, site.places(), site.order().callers());
      if (!ids.isEmpty()) {
        manifests.put(engine, new Manifest(engine, launcher, ids));
      }
    }
    var drafts = new Drafts(manifests);
    drafts.require(site, chosen);
    return drafts;
  }

  private void require(Site site, List<ManifestPlace> chosen) {
    List<ManifestPlace> idle = chosen.stream().filter(place -> draftFor(place).isEmpty()).toList();
    Optional<ManifestPlace> named =
        idle.stream().filter(place -> site.order().names(place.browser())).findFirst();
    if (named.isPresent() || idle.size() == chosen.size()) {
      throw noCaller(named.orElseGet(idle::getFirst));
    }
  }

  /// What is to stand in a place; empty if nobody may call from there.
  Optional<Manifest> draftFor(ManifestPlace place) {
    return Optional.ofNullable(manifests.get(place.browser().engine()));
  }

  /// The titles of the browsers that get one.
  SortedSet<String> titles(List<ManifestPlace> chosen) {
    var titles = new TreeSet<String>();
    chosen.stream()
        .filter(place -> draftFor(place).isPresent())
        .map(ManifestPlace::title)
        .forEach(titles::add);
    return titles;
  }

  private static LmStudioException noCaller(ManifestPlace place) {
    return Selection.refused(
        "A browser starts this host only for extensions that are listed, and none is known for "
            + place.title()
            + ".",
        remedy(place));
  }

  /// How to let somebody call from there.
  static String remedy(ManifestPlace place) {
    return place.browser().engine() == Engine.CHROMIUM
        ? "Add --extension-id and the extension's 32 letters, which the browser's page of extensions shows."
        : "Add --firefox-id and the add-on's id, such as name@example.org, which about:debugging shows.";
  }
}
