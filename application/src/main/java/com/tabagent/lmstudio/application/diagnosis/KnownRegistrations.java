package com.tabagent.lmstudio.application.diagnosis;

import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.application.port.out.ManifestFiles;
import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.Manifest;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.ManifestPlaces;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The extensions and browsers that have been registered, by what the installed host remembers and
/// by the manifests that start it. A manifest that is broken is mended with these. Who is listed in
/// a manifest that starts something else is not taken over: nobody asked for them.
final class KnownRegistrations {
  private final RegistrationFolders folders;
  private final ManifestFiles files;
  private final HostStore store;

  KnownRegistrations(RegistrationFolders folders, ManifestFiles files, HostStore store) {
    this.folders = folders;
    this.files = files;
    this.store = store;
  }

  /// Those of one kind of browser, sorted.
  List<ExtensionId> of(Engine engine) {
    Stream<ExtensionId> listed =
        manifests(engine).filter(this::isOurs).flatMap(manifest -> manifest.callers().stream());
    return Stream.concat(remembered(engine).stream(), listed).distinct().sorted().toList();
  }

  /// Whether an installation has registered the host with this browser, and none has taken it back.
  boolean registeredWith(ManifestPlace place) {
    return browsers().anyMatch(place.title()::equals);
  }

  /// Whether there is any browser with which the host, this or another copy, is registered.
  boolean anyBrowser() {
    return browsers().findAny().isPresent()
        || Stream.of(Engine.values())
            .flatMap(this::manifests)
            .anyMatch(manifest -> !manifest.callers().isEmpty());
  }

  /// The browsers that were chosen. An installation that did not note them down chose those that
  /// are there and start it.
  Set<Browser> chosen() {
    boolean noted = browsers().findAny().isPresent();
    Set<Browser> chosen = EnumSet.noneOf(Browser.class);
    for (ManifestPlace place : ManifestPlaces.all(folders, Scope.USER)) {
      if (noted ? registeredWith(place) : startsUs(place)) {
        chosen.add(place.browser());
      }
    }
    return chosen;
  }

  private boolean startsUs(ManifestPlace place) {
    return place.signs().stream().anyMatch(files::isThere)
        && files.read(place.file(), place.browser().engine()) instanceof Stored.Present present
        && isOurs(present.manifest());
  }

  private Stream<String> browsers() {
    return Stream.of(Scope.values())
        .flatMap(scope -> store.notes(folders.stay(scope)).browsers().stream());
  }

  /// Those that an installation was told of.
  List<ExtensionId> remembered(Engine engine) {
    return Stream.of(Scope.values())
        .flatMap(scope -> store.notes(folders.stay(scope)).callers().stream())
        .flatMap(text -> id(engine, text).stream())
        .toList();
  }

  private boolean isOurs(Manifest manifest) {
    return Stream.of(Scope.values()).map(folders::stay).anyMatch(manifest::startsFrom);
  }

  private Stream<Manifest> manifests(Engine engine) {
    return Stream.of(Scope.values())
        .flatMap(scope -> ManifestPlaces.all(folders, scope).stream())
        .filter(place -> place.browser().engine() == engine)
        .map(ManifestPlace::file)
        .distinct()
        .flatMap(
            file ->
                files.read(file, engine) instanceof Stored.Present present
                    ? Stream.of(present.manifest())
                    : Stream.empty());
  }

  private static Optional<ExtensionId> id(Engine engine, String text) {
    try {
      return Optional.of(new ExtensionId(engine, text));
    } catch (IllegalArgumentException ofTheOtherKind) {
      return Optional.empty();
    }
  }
}
