package com.tabagent.lmstudio.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The extension of the tests: one page that can reach the host and nothing else.
final class TestExtension {
  private static final List<String> FILES =
      List.of("page.html", "connection.js", "asking.js", "open-page.js");

  private TestExtension() {}

  /// Writes the extension as a browser loads it, unpacked.
  static Path writeFor(BrowserKind kind, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String file : FILES) {
      copy(file, folder.resolve(file));
    }
    copy("manifest." + kind.optionName() + ".json", folder.resolve("manifest.json"));
    return folder;
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in = TestExtension.class.getResourceAsStream("extension/" + resource)) {
      if (in == null) {
        throw new AssertionError("the extension has no " + resource);
      }
      Files.copy(in, file);
    }
  }
}
