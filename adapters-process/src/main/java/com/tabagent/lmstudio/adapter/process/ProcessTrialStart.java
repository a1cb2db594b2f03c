package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.application.port.out.TrialStart;
import com.tabagent.lmstudio.domain.diagnosis.Handshake;
import com.tabagent.lmstudio.domain.diagnosis.Handshake.Obstacle;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts the host as a child of this process. What it inherits is what a browser that was started
/// from a desktop has, not what the shell of this process added: a host that only works from a
/// terminal must not pass.
public final class ProcessTrialStart implements TrialStart {

  /// How long to wait.
  ///
  /// @param reply for the answer, from the start; a browser would wait for ever
  /// @param end for the end, from the close of the connection; then Chromium kills
  record Patience(Duration reply, Duration end) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(2));
  }

  private final Map<String, String> environment;
  private final RunnableProgram programs;
  private final Patience patience;

  /// @param environment that of this process; see [BrowserEnvironment] for what is passed on
  public ProcessTrialStart(OperatingSystem os, Map<String, String> environment) {
    this(os, environment, Patience.USUAL);
  }

  ProcessTrialStart(OperatingSystem os, Map<String, String> environment, Patience patience) {
    this.environment = BrowserEnvironment.of(os, environment);
    this.programs = new RunnableProgram(os);
    this.patience = patience;
  }

  @Override
  public Handshake greet(Path program, List<String> arguments) {
    Optional<Obstacle> obstacle = programs.obstacle(program);
    if (obstacle.isPresent()) {
      return new Handshake.NotRunnable(obstacle.get());
    }
    long started = System.nanoTime();
    MarkedProcesses own = MarkedProcesses.anew();
    ProcessBuilder prepared = prepared(program, arguments);
    own.mark(prepared.environment());
    try (TrialRun run = new TrialRun(prepared.start(), own, started)) {
      return run.greet(patience);
    } catch (IOException notStarted) {
      return new Handshake.NotRunnable(Obstacle.NO_PROGRAM);
    }
  }

  private ProcessBuilder prepared(Path program, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(program.resolveSibling("").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }
}
