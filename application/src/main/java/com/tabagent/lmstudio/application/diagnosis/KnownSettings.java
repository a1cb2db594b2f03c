package com.tabagent.lmstudio.application.diagnosis;

import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.nio.file.Path;
import java.util.List;

/// What is known of this host's settings before it looks at anything.
///
/// @param file where they are, whether the file exists or not
/// @param mistakes what keeps them from being used, in sentences
/// @param autoStart when the host starts LM Studio's server
/// @param version of this host
/// @param host how this very copy of the host is called from a terminal
public record KnownSettings(
    Path file, List<String> mistakes, AutoStart autoStart, String version, TerminalCommand host) {

  public KnownSettings {
    mistakes = List.copyOf(mistakes);
  }
}
