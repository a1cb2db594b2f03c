package com.tabagent.lmstudio.domain.registration;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.ShellWord;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a copy of the host is called from a terminal. An unpacked copy is on nobody's search path,
/// so its whole path is named.
///
/// @param launcher an absolute path; or the bare name, where nothing better is known
public record TerminalCommand(OperatingSystem os, Path launcher) {

  /// The command line as it is pasted into a terminal.
  public String line(String... arguments) {
    return Stream.concat(Stream.of(launcher.toString()), Arrays.stream(arguments))
        .map(word -> ShellWord.of(os, word))
        .collect(Collectors.joining(" "));
  }
}
