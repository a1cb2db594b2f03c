package com.tabagent.lmstudio.domain.installation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which key says what about running LM Studio without its window. Several are in use, and they can
/// disagree.
public record HeadlessReport(List<Entry> entries) {

  public HeadlessReport {
    entries = List.copyOf(entries);
  }

  /// One key in one file.
  ///
  /// @param file the file, whether it exists or not
  /// @param key the key, with dots between its parts
  /// @param meaning what the key does, in a few words
  /// @param value what it says; empty where the file or the key is missing
  public record Entry(Path file, String key, String meaning, Optional<Boolean> value) {}
}
