package com.tabagent.lmstudio.domain.installation;

import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// What of LM Studio lies on this machine. A folder alone proves nothing: it stays behind when LM
/// Studio is removed.
///
/// @param home LM Studio's own folder, whether it exists or not
/// @param application the app or daemon: a file that exists, not merely one that is recorded
/// @param lms a command line tool that can be run
/// @param bundledLms the copy inside the app, from which the tool can be set up
/// @param settings how the server is set up; LM Studio's defaults where nothing readable is stored
/// @param internalPort where a running app or daemon answers its own tools, as it last noted; not
///   the server's port
public record Installation(
    Path home,
    Optional<Path> application,
    Optional<Path> lms,
    Optional<Path> bundledLms,
    ServerSettings settings,
    OptionalInt internalPort) {

  public boolean installed() {
    return application.isPresent() || lms.isPresent();
  }

  /// Whether the server can be started from outside, that is, whether `lms` can be run.
  public boolean bootstrapped() {
    return lms.isPresent();
  }

  /// What a user types to get `lms`.
  public String bootstrapCommand() {
    return bundledLms.map(path -> quoted(path) + " bootstrap").orElse("lms bootstrap");
  }

  private static String quoted(Path path) {
    String text = path.toString();
    boolean windows = text.indexOf('\\') >= 0;
    return ShellWord.of(windows ? OperatingSystem.WINDOWS : OperatingSystem.LINUX, text);
  }
}
