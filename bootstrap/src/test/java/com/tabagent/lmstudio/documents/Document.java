package com.tabagent.lmstudio.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A document of this repository.
///
/// @param text the whole of it
record Document(String text) {

  /// @param path from the root of the repository
  static Document read(String path) {
    try {
      return new Document(Files.readString(root().resolve(path)));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /// The root of the repository: tests run in the folder of their module.
  static Path root() {
    return Path.of("").toAbsolutePath().resolveSibling("");
  }

  /// A piece of the document that is set in a block of its own.
  ///
  /// @param language the first word after the fence
  /// @param title the rest of that line
  record Block(String language, String title, String content) {}

  /// The blocks in one language, in order.
  List<Block> blocks(String language) {
    return Pattern.compile("(?ms)^```(\\w+) ?([^\\n]*)\\n(.*?)^```$")
        .matcher(text)
        .results()
        .map(found -> new Block(found.group(1), found.group(2), found.group(3)))
        .filter(block -> block.language().equals(language))
        .toList();
  }

  /// The first group of a pattern, wherever in the document it matches.
  List<String> all(String pattern) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
