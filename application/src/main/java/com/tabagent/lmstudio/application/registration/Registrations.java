package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.application.port.out.ManifestFiles;
import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.application.port.out.WindowsRegistry;
import com.tabagent.lmstudio.domain.registration.Manifest;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What browsers are told now, place by place: the file, and on Windows the key that names it.
final class Registrations {
  private final ManifestFiles files;
  private final WindowsRegistry registry;

  Registrations(ManifestFiles files, WindowsRegistry registry) {
    this.files = files;
    this.registry = registry;
  }

  boolean isThere(ManifestPlace place) {
    return place.signs().stream().anyMatch(files::isThere);
  }

  boolean isThere(Path path) {
    return files.isThere(path);
  }

  Stored stored(ManifestPlace place) {
    return files.read(place.file(), place.browser().engine());
  }

  /// The manifest in a place, if it starts a host that stays in this folder.
  Optional<Manifest> ours(ManifestPlace place, Path stay) {
    return keyPointsToFile(place)
            && stored(place) instanceof Stored.Present(Manifest manifest, _)
            && manifest.startsFrom(stay)
        ? Optional.of(manifest)
        : Optional.empty();
  }

  /// Where a browser is sent instead of here; empty if it is sent here or nowhere.
  Optional<String> elsewhere(ManifestPlace place, Path stay) {
    if (place.key().isPresent()) {
      return registry
          .read(place.key().get())
          .filter(value -> !value.equals(place.file().toString()));
    }
    return stored(place) instanceof Stored.Present(Manifest manifest, _)
            && !manifest.startsFrom(stay)
        ? Optional.of(manifest.launcher().toString())
        : Optional.empty();
  }

  boolean says(ManifestPlace place, Manifest manifest) {
    return keyPointsToFile(place) && stored(place).equals(new Stored.Present(manifest, List.of()));
  }

  private boolean keyPointsToFile(ManifestPlace place) {
    return place.key().isEmpty()
        || registry.read(place.key().get()).equals(Optional.of(place.file().toString()));
  }

  void write(ManifestPlace place, Manifest manifest) {
    files.write(place.file(), manifest);
    place.key().ifPresent(key -> registry.write(key, place.file().toString()));
  }

  /// Takes the registration away. Where a key names the file, other browsers' keys may name it too:
  /// it goes with the host.
  void remove(ManifestPlace place) {
    if (place.key().isPresent()) {
      registry.delete(place.key().get());
    } else {
      files.delete(place.file());
    }
  }

  void deleteIfEmpty(Path folder) {
    files.deleteIfEmpty(folder);
  }

  void openToAll(Path folder) {
    files.openToAll(folder);
  }

  /// What the manifests in these places start, whatever it is and whoever reads them.
  Set<Path> launchers(List<ManifestPlace> places) {
    return places.stream()
        .map(this::stored)
        .flatMap(
            stored ->
                stored instanceof Stored.Present(Manifest manifest, _)
                    ? Stream.of(manifest.launcher().normalize())
                    : Stream.empty())
        .collect(Collectors.toSet());
  }
}
