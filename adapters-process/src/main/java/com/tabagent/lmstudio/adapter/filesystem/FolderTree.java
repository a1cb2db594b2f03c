package com.tabagent.lmstudio.adapter.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder with all that is in it, or a single file.
final class FolderTree {

  private FolderTree() {}

  /// Deletes from the leaves on; goes on where something cannot be deleted. Links are deleted, and
  /// what they lead to stays.
  ///
  /// @return what is still there
  static List<Path> delete(Path root) throws IOException {
    var left = new ArrayList<Path>();
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return left;
    }
    List<Path> leavesFirst;
    try (Stream<Path> all = Files.walk(root)) {
      leavesFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : leavesFirst) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException inUse) {
        left.add(path);
      }
    }
    return left;
  }
}
