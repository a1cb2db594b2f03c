package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.domain.registration.ExtensionId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A temporary folder with everything that a trial in a browser writes: the profile, what is
/// otherwise kept in the user's cache, and the extension. Closing deletes it.
///
/// @param root readable by this user alone
record TrialFolder(Path root) implements AutoCloseable {

  /// @param parent where temporary files are kept
  static TrialFolder below(Path parent) throws IOException {
    return new TrialFolder(Files.createTempDirectory(parent, "tabagent-doctor-"));
  }

  /// A folder of this name; new, if it is not there.
  Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  /// Writes the extension for Chromium, as a browser loads it, unpacked.
  Path chromiumExtension() throws IOException {
    return extension("manifest.chromium.json", "");
  }

  /// Writes the extension for Firefox.
  ///
  /// @param id the one that it is to have
  Path firefoxExtension(ExtensionId id) throws IOException {
    return extension("manifest.firefox.json", id.text());
  }

  private Path extension(String manifest, String id) throws IOException {
    Path extension = folder("extension");
    for (String file : List.of("page.html", "page.js", "open.js")) {
      Files.writeString(extension.resolve(file), resource(file));
    }
    Files.writeString(extension.resolve("manifest.json"), resource(manifest).replace("@ID@", id));
    return extension;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = TrialFolder.class.getResourceAsStream("extension/" + name)) {
      if (in == null) {
        throw new IOException("this program lacks its own " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Deletes everything. Nobody writes there any longer.
  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
