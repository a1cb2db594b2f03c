package com.tabagent.lmstudio.application.port.out;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// A host that is put into memory.
public final class FakeHostStore implements HostStore {
  private static final Notes NOTHING = new Notes(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

  private final SortedMap<Path, String> files = new TreeMap<>();
  private final SortedMap<Path, Notes> notes = new TreeMap<>();
  private String build = "1";
  private int puts;

  /// Another build of the host runs from now on.
  public FakeHostStore update(String build) {
    this.build = build;
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
    return stay.resolve("bin/tabagent-host");
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
  public Notes notes(Path stay) {
    return notes.getOrDefault(stay, NOTHING);
  }

  @Override
  public void note(Path stay, Notes noted) {
    notes.put(stay, noted);
  }

  @Override
  public List<Path> clear(Path folder) {
    files.keySet().removeIf(file -> file.startsWith(folder) && !isSettings(file));
    notes.remove(folder);
    return List.of();
  }

  @Override
  public boolean holdsAnything(Path folder) {
    return notes.containsKey(folder)
        || files.keySet().stream().anyMatch(file -> file.startsWith(folder) && !isSettings(file));
  }

  private static boolean isSettings(Path file) {
    return file.endsWith("config.json");
  }
}
