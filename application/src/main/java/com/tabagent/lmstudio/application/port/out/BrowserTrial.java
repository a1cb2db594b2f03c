package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.diagnosis.Hearing;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Lets an extension ask the host in a browser that is installed.
public interface BrowserTrial {

  /// Starts the browser without a window and with a profile of its own, loads an extension of the
  /// doctor's own into it, has it greet the host and ask for LM Studio's state, and ends the
  /// browser. Blocks for some seconds; where the browser does not come up or the host does not
  /// answer, two minutes at most. Whatever comes of it, no process and no profile is left, and LM
  /// Studio is not started.
  ///
  /// Firefox reads the very manifest that it always reads, and the extension has the id of
  /// `caller`. Chromium reads a copy, to whose list the extension has been added.
  ///
  /// @param programs where the browser's program may be; the first that is one is started
  /// @param manifest what the browser goes by, if it is there
  Hearing hear(Engine engine, List<Path> programs, Optional<Path> manifest, ExtensionId caller);
}
