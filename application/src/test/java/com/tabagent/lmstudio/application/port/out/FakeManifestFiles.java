package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Manifests in memory.
public final class FakeManifestFiles implements ManifestFiles {
  private final TreeMap<Path, Stored> files = new TreeMap<>();
  private final SortedSet<Path> folders = new TreeSet<>();
  private final SortedSet<Path> open = new TreeSet<>();

  /// Makes a folder, and those it lies in.
  public FakeManifestFiles folder(@Nullable Path folder) {
    for (Path path = folder; path != null; path = path.getParent()) {
      folders.add(path);
    }
    return this;
  }

  /// Puts anything into a file.
  public FakeManifestFiles file(Path file, Stored stored) {
    folder(file.getParent());
    files.put(file, stored);
    return this;
  }

  /// All files that there are.
  public SortedSet<Path> all() {
    return new TreeSet<>(files.keySet());
  }

  /// All folders that there are.
  public SortedSet<Path> folders() {
    return new TreeSet<>(folders);
  }

  /// The folders that everybody was let look into.
  public SortedSet<Path> open() {
    return new TreeSet<>(open);
  }

  @Override
  public boolean isThere(Path path) {
    return files.containsKey(path) || folders.contains(path);
  }

  @Override
  public Stored read(Path file, Engine engine) {
    Stored stored = files.getOrDefault(file, new Stored.Absent());
    return stored instanceof Stored.Present(Manifest manifest, _) && manifest.engine() != engine
        ? new Stored.Present(
            new Manifest(engine, manifest.launcher(), List.of()),
            List.of(new Stored.Oddity("of another kind", true)))
        : stored;
  }

  @Override
  public void write(Path file, Manifest manifest) {
    for (Path path = file.getParent(); path != null; path = path.getParent()) {
      if (files.containsKey(path)) {
        throw new LmStudioException(Failure.of(FailureCode.INTERNAL, file + " cannot be written."));
      }
    }
    file(file, new Stored.Present(manifest, List.of()));
  }

  @Override
  public void openToAll(Path folder) {
    open.add(folder);
  }

  @Override
  public void delete(Path file) {
    files.remove(file);
  }

  @Override
  public void deleteIfEmpty(Path folder) {
    boolean empty =
        files.keySet().stream().noneMatch(file -> file.startsWith(folder))
            && folders.stream()
                .noneMatch(inside -> inside.startsWith(folder) && !inside.equals(folder));
    if (empty) {
      folders.remove(folder);
    }
  }
}
