package com.tabagent.lmstudio.application.port.out;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// A host that is put into memory. It keeps builds as Windows does: the launcher lies in the
/// build's own folder.
public final class FakeHostStore implements HostStore {
  private static final Notes NOTHING = new Notes(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

  private final SortedMap<Path, String> files = new TreeMap<>();
  private final SortedMap<Path, Notes> notes = new TreeMap<>();
  private String build = "1";
  private boolean versioned;
  private int puts;

  /// Another build of the host runs from now on.
  public FakeHostStore update(String build) {
    this.build = build;
    return this;
  }

  /// From now on each build has a launcher of its own, as on Windows.
  public FakeHostStore versioned() {
    versioned = true;
    return this;
  }

  /// How often a host was put somewhere.
  public int puts() {
    return puts;
  }

  /// Puts a file there that is not ours.
  public void file(Path file) {
    files.put(file, "somebody's");
  }

  /// Whether there is such a file, or one below.
  public boolean isThere(Path path) {
    return files.keySet().stream().anyMatch(file -> file.startsWith(path));
  }

  @Override
  public Path launcher(Path stay) {
    return versioned
        ? stay.resolve("versions").resolve(build).resolve("bin/tabagent-host.bat")
        : stay.resolve("bin/tabagent-host");
  }

  @Override
  public boolean isCurrent(Path stay) {
    return build.equals(files.get(launcher(stay)));
  }

  @Override
  public void put(Path stay) {
    files.put(launcher(stay), build);
    puts++;
  }

  @Override
  public List<Path> tidy(Path stay, Set<Path> launchers) {
    var left = new ArrayList<Path>();
    for (Path file : List.copyOf(files.keySet())) {
      boolean older = file.startsWith(stay.resolve("versions")) && !file.equals(launcher(stay));
      if (older && launchers.contains(file)) {
        left.add(stay.resolve("versions").resolve(files.get(file)));
      } else if (older) {
        files.remove(file);
      }
    }
    return left;
  }

  @Override
  public Notes notes(Path stay) {
    return notes.getOrDefault(stay, NOTHING);
  }

  @Override
  public void note(Path stay, Notes noted) {
    notes.put(stay, noted);
  }

  @Override
  public List<Path> clear(Path folder, Belongings what) {
    files.keySet().removeIf(file -> belongs(file, folder, what));
    if (what == Belongings.ALL) {
      notes.remove(folder);
    }
    return List.of();
  }

  @Override
  public boolean holds(Path folder, Belongings what) {
    return (what == Belongings.ALL && notes.containsKey(folder))
        || files.keySet().stream().anyMatch(file -> belongs(file, folder, what));
  }

  private static boolean belongs(Path file, Path folder, Belongings what) {
    return file.startsWith(folder)
        && !file.endsWith("config.json")
        && (what == Belongings.ALL || file.toString().endsWith(".log"));
  }
}
