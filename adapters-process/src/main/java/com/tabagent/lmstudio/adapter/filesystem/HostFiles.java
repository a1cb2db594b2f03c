package com.tabagent.lmstudio.adapter.filesystem;

import com.tabagent.lmstudio.application.port.out.HostStore.Belongings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is this host's own in a folder, known by its names: nothing else is ever deleted.
final class HostFiles {
  private static final String TRACES = "start.lock,host.*log,host.*log.lck,host.*log.[0-9]*";
  private static final String HOST =
      "bin,versions,chromium,firefox,callers.txt,new-folders.txt,browsers.txt,.tabagent-*";

  private HostFiles() {}

  static boolean any(Path folder, Belongings what) throws IOException {
    return Files.isDirectory(folder) && (isEmpty(folder) || !in(folder, what).isEmpty());
  }

  /// Deletes them, and the folder if nothing else is in it.
  ///
  /// @return what is still there
  static List<Path> delete(Path folder, Belongings what) throws IOException {
    var left = new ArrayList<Path>();
    for (Path path : in(folder, what)) {
      left.addAll(FolderTree.delete(path));
    }
    if (Files.isDirectory(folder) && isEmpty(folder)) {
      Files.delete(folder);
    }
    return left;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static List<Path> in(Path folder, Belongings what) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    String names = what == Belongings.ALL ? HOST + "," + TRACES : TRACES;
    var found = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(folder, "{" + names + "}")) {
      entries.forEach(found::add);
    }
    return found;
  }
}
