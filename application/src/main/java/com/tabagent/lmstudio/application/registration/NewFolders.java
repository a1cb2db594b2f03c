package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The folders that installing makes, beside those that were there before.
final class NewFolders {
  private final Site site;

  NewFolders(Site site) {
    this.site = site;
  }

  /// Those that this installation, and the host that is installed, will make on the way.
  SortedSet<Path> toBeMade(List<ManifestPlace> chosen) {
    var missing = new TreeSet<Path>();
    addMissing(missing, site.stay());
    site.folders().traces().forEach(folder -> addMissing(missing, folder));
    chosen.forEach(place -> addMissing(missing, place.file().getParent()));
    return missing;
  }

  private void addMissing(SortedSet<Path> missing, @Nullable Path folder) {
    for (Path path = folder;
        path != null && !site.registrations().isThere(path);
        path = path.getParent()) {
      missing.add(path);
    }
  }

  /// Those that have been made and that every user's browser has to go through.
  List<Path> ofEverybody() {
    return site.notes().newFolders().stream()
        .filter(this::isOnAWayToTheHost)
        .filter(site.registrations()::isThere)
        .toList();
  }

  private boolean isOnAWayToTheHost(Path folder) {
    return site.stay().startsWith(folder)
        || site.places().stream().anyMatch(place -> place.file().startsWith(folder));
  }

  /// Takes back those that are empty. Sorted by name, a folder comes before what is in it; so from
  /// the end on.
  void takeBack(SortedSet<Path> made) {
    List.copyOf(made).reversed().forEach(site.registrations()::deleteIfEmpty);
  }
}
