package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.diagnosis.Handshake;
import java.nio.file.Path;
import java.util.List;

/// Starts the host as a browser does, and greets it.
public interface TrialStart {

  /// Starts a program in its own folder, with a browser's bare environment, greets it, closes the
  /// connection and sees it end. Blocks for about as long as the first message of an extension
  /// takes, and for some seconds where the program does not answer or does not end. Whatever comes
  /// of it, no process of the trial is left, and LM Studio is not started.
  ///
  /// @param program the absolute path that a manifest names
  /// @param arguments what the browser passes behind it
  Handshake greet(Path program, List<String> arguments);
}
