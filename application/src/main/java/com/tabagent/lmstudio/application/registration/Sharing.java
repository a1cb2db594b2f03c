package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.ManifestPlace.Use;
import com.tabagent.lmstudio.domain.registration.ManifestPlaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who else reads a place that some browsers are to be taken from. A place belongs to all that are
/// registered and read it.
final class Sharing {
  private final Site site;
  private final List<ManifestPlace> chosen;
  private final Set<String> registered;

  Sharing(Site site, List<ManifestPlace> chosen) {
    this.site = site;
    this.chosen = chosen;
    this.registered = registered();
  }

  /// The titles of all browsers that the host is registered with. An installation that noted none
  /// registered those that were there.
  private Set<String> registered() {
    Set<String> noted = site.notes().browsers();
    return noted.isEmpty()
        ? titles(site.places().stream().filter(site.registrations()::isThere))
        : noted;
  }

  private static Set<String> titles(Stream<ManifestPlace> places) {
    return places.map(ManifestPlace::title).collect(Collectors.toSet());
  }

  /// The browsers that go on reading a place, in the order of the table.
  List<Browser> others(ManifestPlace place) {
    Set<String> leaving = titles(chosen.stream());
    return site.places().stream()
        .filter(other -> other.address().equals(place.address()))
        .filter(other -> registered.contains(other.title()) && !leaving.contains(other.title()))
        .map(ManifestPlace::browser)
        .distinct()
        .toList();
  }

  /// Why a place that others read as well is left.
  String reason(ManifestPlace place) {
    List<Browser> others = others(place);
    return titlesOf(others)
        + (others.size() == 1 ? " reads" : " read")
        + " it too. To take it from all of them, name them all: uninstall "
        + Stream.concat(site.order().browsers().stream().sorted(), others.stream())
            .map(browser -> "--browser " + browser.optionName())
            .collect(Collectors.joining(" "));
  }

  private static String titlesOf(List<Browser> browsers) {
    return browsers.stream().map(Browser::title).collect(Collectors.joining(" and "));
  }

  /// Places of other browsers that a browser which was to be taken away falls back to, and that
  /// still send it here; each with the reason.
  Map<ManifestPlace, String> fallbacks(Set<String> gone) {
    var fallbacks = new LinkedHashMap<ManifestPlace, String>();
    for (ManifestPlace place : chosen) {
      ManifestPlaces.readBy(site.folders(), place).stream()
          .filter(read -> read.use() == Use.ONLY_READ && read.scope() == site.order().scope())
          .filter(read -> !gone.contains(read.address()))
          .filter(read -> site.registrations().ours(read, site.stay()).isPresent())
          .forEach(
              read ->
                  fallbacks.put(
                      read,
                      read.browser().title() + " falls back to it, and so still starts the host."));
    }
    return fallbacks;
  }
}
