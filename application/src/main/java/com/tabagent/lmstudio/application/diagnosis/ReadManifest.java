package com.tabagent.lmstudio.application.diagnosis;

import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The manifest that one browser goes by.
///
/// @param file where it is
/// @param scope for whom it is
/// @param stored what it says, as this browser reads it
/// @param shadowed another manifest, which would count without this one
record ReadManifest(Path file, Scope scope, Stored stored, Optional<Path> shadowed) {

  /// What the browser refuses it for, in the parts of a sentence; nothing where it takes it.
  List<String> flaws() {
    return switch (stored) {
      case Stored.Absent() -> List.of("is not there");
      case Stored.Unreadable(String reason) -> List.of(reason);
      case Stored.Present present ->
          present.oddities().stream()
              .filter(Stored.Oddity::refused)
              .map(oddity -> "holds " + oddity.words())
              .toList();
    };
  }
}
