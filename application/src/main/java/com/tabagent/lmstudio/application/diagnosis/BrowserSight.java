package com.tabagent.lmstudio.application.diagnosis;

import com.tabagent.lmstudio.application.port.out.ManifestFiles;
import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.application.port.out.WindowsRegistry;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.ManifestPlaces;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sees manifests as browsers do: which of them is read, and which only lies there.
final class BrowserSight {
  private final RegistrationFolders folders;
  private final ManifestFiles files;
  private final WindowsRegistry registry;

  BrowserSight(RegistrationFolders folders, ManifestFiles files, WindowsRegistry registry) {
    this.folders = folders;
    this.files = files;
    this.registry = registry;
  }

  /// One place of a user's for each browser that is there, or has at least a manifest.
  List<ManifestPlace> inhabited() {
    var inhabited = new ArrayList<ManifestPlace>();
    Set<Path> taken = new HashSet<>();
    Set<String> titles = new HashSet<>();
    List<ManifestPlace> all = ManifestPlaces.all(folders, Scope.USER);
    for (ManifestPlace place : all) {
      if (place.signs().stream().anyMatch(files::isThere)) {
        taken.add(place.file());
        if (titles.add(place.title())) {
          inhabited.add(place);
        }
      }
    }
    for (ManifestPlace place : all) {
      // Several browsers may read one file; it says nothing about which of them is there.
      boolean own = place.key().isEmpty() && taken.add(place.file());
      if (own && files.isThere(place.file()) && titles.add(place.title())) {
        inhabited.add(place);
      }
    }
    inhabited.sort(Comparator.comparingInt(all::indexOf));
    return inhabited;
  }

  /// What a browser goes by: the user's own manifest before that of all users. Firefox passes over
  /// one that it refuses, Chromium does not.
  ///
  /// @param systemOnly whether the user's own does not count
  Optional<ReadManifest> manifest(ManifestPlace place, boolean systemOnly) {
    Engine engine = place.browser().engine();
    List<ReadManifest> found =
        ManifestPlaces.readBy(folders, place).stream()
            .filter(each -> !systemOnly || each.scope() == Scope.SYSTEM)
            .flatMap(each -> read(each).stream())
            .distinct()
            .toList();
    Optional<ReadManifest> taken =
        found.stream()
            .filter(each -> engine == Engine.CHROMIUM || each.flaws().isEmpty())
            .findFirst();
    return taken.or(() -> found.stream().findFirst()).map(each -> shadowing(each, found));
  }

  private static ReadManifest shadowing(ReadManifest read, List<ReadManifest> found) {
    return new ReadManifest(
        read.file(),
        read.scope(),
        read.stored(),
        found.stream()
            .filter(other -> !other.stored().equals(read.stored()))
            .map(ReadManifest::file)
            .findFirst());
  }

  private Optional<ReadManifest> read(ManifestPlace place) {
    Optional<Path> file = file(place);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Stored stored = files.read(file.get(), place.browser().engine());
    boolean nothing = place.key().isEmpty() && stored instanceof Stored.Absent;
    return nothing
        ? Optional.empty()
        : Optional.of(new ReadManifest(file.get(), place.scope(), stored, Optional.empty()));
  }

  /// On Windows a key names the file, and may name one that is not there.
  private Optional<Path> file(ManifestPlace place) {
    if (place.key().isEmpty()) {
      return Optional.of(place.file());
    }
    try {
      return registry.read(place.key().get()).map(Path::of);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
