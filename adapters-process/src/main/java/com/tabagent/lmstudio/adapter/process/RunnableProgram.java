package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.domain.diagnosis.Handshake.Obstacle;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Tells what stands in the way of running a file, before it is tried: the system's own words for
/// it are a number.
final class RunnableProgram {
  private final OperatingSystem os;

  RunnableProgram(OperatingSystem os) {
    this.os = os;
  }

  Optional<Obstacle> obstacle(Path program) {
    if (!Files.exists(program)) {
      return Optional.of(Obstacle.MISSING);
    }
    if (!Files.isRegularFile(program)) {
      return Optional.of(Obstacle.NO_FILE);
    }
    if (!Files.isExecutable(program)) {
      return Optional.of(Obstacle.NOT_EXECUTABLE);
    }
    return os != OperatingSystem.WINDOWS && isPlainText(program)
        ? Optional.of(Obstacle.NO_PROGRAM)
        : Optional.empty();
  }

  /// A text without `#!` in front is run by shells, and by Java, as a shell script; a browser does
  /// not run it. Programs of every system begin with a byte that is no text, as does nothing else.
  private static boolean isPlainText(Path program) {
    try (InputStream in = Files.newInputStream(program)) {
      byte[] head = in.readNBytes(2);
      boolean script = head.length == 2 && head[0] == '#' && head[1] == '!';
      boolean binary = head.length > 0 && (head[0] < ' ' || head[0] == 0x7F) && head[0] != '\n';
      return !script && !binary;
    } catch (IOException executableButUnreadable) {
      return false;
    }
  }
}
