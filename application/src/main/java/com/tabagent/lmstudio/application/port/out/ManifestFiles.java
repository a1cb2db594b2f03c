package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.Manifest;
import java.nio.file.Path;
import java.util.List;

/// The files in which browsers read about this host, and the folders they lie in.
public interface ManifestFiles {

  /// Whether a file or folder is there.
  boolean isThere(Path path);

  /// Reads what one kind of browser would read.
  Stored read(Path file, Engine engine);

  /// Writes the file in one step; makes the folders on the way.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with INTERNAL if it cannot be
  ///   written; what was there is there still
  void write(Path file, Manifest manifest);

  /// Lets everybody on the machine look into a folder that is there, whatever this process keeps to
  /// itself. Nothing is done where the system has no such permissions.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with INTERNAL if it stays shut
  void openToAll(Path folder);

  /// Deletes a file; one that is not there is no failure.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with INTERNAL if it stays
  void delete(Path file);

  /// Deletes a folder if it is there and empty, and otherwise leaves it.
  void deleteIfEmpty(Path folder);

  /// What was found.
  sealed interface Stored {

    /// There is no file.
    record Absent() implements Stored {}

    /// A manifest.
    ///
    /// @param oddities what else it says than we would have written
    record Present(Manifest manifest, List<Oddity> oddities) implements Stored {
      public Present {
        oddities = List.copyOf(oddities);
      }
    }

    /// Something that a manifest says otherwise than we would have written it.
    ///
    /// @param words a part of a sentence, such as `an unknown key '_comment'`
    /// @param refused whether this kind of browser refuses the whole manifest for it
    record Oddity(String words, boolean refused) {}

    /// Something that names no program to start.
    ///
    /// @param reason the end of a sentence that begins with the file's name
    record Unreadable(String reason) implements Stored {}
  }
}
