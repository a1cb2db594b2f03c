package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.Manifest;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may call, by the manifests that are there and those who come anew. Whoever may call from one
/// browser may call from each of its kind: an extension has the same id in all of them.
final class Callers {
  private final Registrations registrations;
  private final Path stay;

  Callers(Registrations registrations, Path stay) {
    this.registrations = registrations;
    this.stay = stay;
  }

  List<ExtensionId> of(Engine engine, List<ManifestPlace> places, List<ExtensionId> anew) {
    return Stream.concat(registered(places), anew.stream())
        .filter(id -> id.engine() == engine)
        .distinct()
        .sorted()
        .toList();
  }

  /// Every caller's id, of both kinds.
  SortedSet<String> texts(List<ManifestPlace> places, List<ExtensionId> anew) {
    return Stream.concat(registered(places), anew.stream())
        .map(ExtensionId::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<ExtensionId> registered(List<ManifestPlace> places) {
    return onceEach(places)
        .flatMap(place -> registrations.ours(place, stay).stream())
        .map(Manifest::callers)
        .flatMap(Collection::stream);
  }

  /// Several browsers look in the same places, and on Windows each look takes a process.
  private static Stream<ManifestPlace> onceEach(List<ManifestPlace> places) {
    var once = new LinkedHashMap<String, ManifestPlace>();
    places.forEach(place -> once.putIfAbsent(place.address(), place));
    return once.values().stream();
  }
}
