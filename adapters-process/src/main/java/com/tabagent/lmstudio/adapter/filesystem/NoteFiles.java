package com.tabagent.lmstudio.adapter.filesystem;

import com.tabagent.lmstudio.application.port.out.HostStore.Notes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an installed host remembers, in files of one line for each thing.
final class NoteFiles {
  private static final String CALLERS = "callers.txt";
  private static final String NEW_FOLDERS = "new-folders.txt";
  private static final String BROWSERS = "browsers.txt";

  private NoteFiles() {}

  static Notes read(Path stay) {
    return new Notes(
        new TreeSet<>(lines(stay.resolve(CALLERS))),
        lines(stay.resolve(NEW_FOLDERS)).stream()
            .map(Path::of)
            .collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(lines(stay.resolve(BROWSERS))));
  }

  private static List<String> lines(Path file) {
    return BoundedFile.readIfThere(file)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  /// Every user's host reads who may call, and every user's doctor the rest.
  static void write(Path stay, Notes notes) throws IOException {
    OpenFolder.make(stay);
    try (var files = new FileReplacements()) {
      files.prepare(stay.resolve(CALLERS), text(notes.callers()));
      files.prepare(stay.resolve(NEW_FOLDERS), text(notes.newFolders()));
      files.prepare(stay.resolve(BROWSERS), text(notes.browsers()));
      files.publish();
    }
    for (String name : List.of(CALLERS, NEW_FOLDERS, BROWSERS)) {
      OpenFolder.permit(stay.resolve(name), "rw-r--r--");
    }
  }

  private static byte[] text(Collection<?> items) {
    return items.stream()
        .map(item -> item + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
