package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.application.port.out.LmsCli;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.server.ServerSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Starts `lms` as a process of its own, directly and never through a shell.
///
/// It gets nothing of ours: its input is the null device, since the browser's messages arrive at
/// ours, and its outputs are pipes, since every byte at ours would be taken for a message.
public final class ProcessLmsCli implements LmsCli {

  /// The host's own token for the server. `lms` does not read it, and LM Studio would inherit it.
  private static final Set<String> WITHHELD = Set.of("LM_API_TOKEN");

  private final OperatingSystem os;
  private final Set<String> withheld;

  public ProcessLmsCli(OperatingSystem os) {
    this(os, WITHHELD);
  }

  /// @param withheld environment variables that `lms` does not get to see; it inherits all others
  ProcessLmsCli(OperatingSystem os, Set<String> withheld) {
    this.os = os;
    this.withheld = Set.copyOf(withheld);
  }

  /// Passes address and CORS on as they are stored, for `lms` forgets both. Without `--bind` the
  /// address is what `LMS_SERVER_HOST` says, or loopback.
  @Override
  public Run startServer(Path lms, ServerSettings settings, boolean passBind) {
    var arguments = new ArrayList<>(List.of("server", "start"));
    arguments.addAll(List.of("--port", Integer.toString(settings.port())));
    if (passBind) {
      arguments.addAll(List.of("--bind", settings.networkInterface()));
    }
    if (settings.cors()) {
      arguments.add("--cors");
    }
    return begin(lms, arguments, FailureCode.START_FAILED);
  }

  @Override
  public Run stopServer(Path lms) {
    return begin(lms, List.of("server", "stop"), FailureCode.STOP_FAILED);
  }

  private Run begin(Path lms, List<String> arguments, FailureCode otherwise) {
    try {
      return new LmsRun(prepared(lms.toAbsolutePath(), arguments).start());
    } catch (IOException notRunnable) {
      throw new LmStudioException(
          Failure.of(
              otherwise,
              "LM Studio's command line tool cannot be run: " + lms,
              Remedy.advice("Open LM Studio once by hand; it then puts its lms in place anew.")),
          notRunnable);
    }
  }

  /// The working folder is that of `lms`. The browser's, which would be inherited, can be any
  /// folder, also one that is about to go; and tools built like `lms` take settings from a `.env`
  /// that they find there, so it must not be one that a download can reach.
  private ProcessBuilder prepared(Path lms, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(lms.toString());
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .directory(lms.resolveSibling("").toFile())
            .redirectInput(nullDevice());
    builder.environment().keySet().removeAll(withheld);
    return builder;
  }

  private File nullDevice() {
    return new File(os == OperatingSystem.WINDOWS ? "NUL" : "/dev/null");
  }
}
