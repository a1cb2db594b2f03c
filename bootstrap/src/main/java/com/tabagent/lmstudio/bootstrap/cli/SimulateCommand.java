package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import com.tabagent.lmstudio.simulator.Simulation;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A stand-in LM Studio server to develop against.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Runs a stand-in for LM Studio's server until Ctrl-C.")
final class SimulateCommand implements Callable<Integer> {
  private static final int LARGEST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where it answers; 0 for any port that is free. Default: ${DEFAULT-VALUE}.")
  private int port = 1234;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      completionCandidates = FaultNames.class,
      description = "What goes wrong; can be given more than once. See --list-faults.")
  private List<String> faults = new ArrayList<>();

  @Option(names = "--list-faults", description = "Names the faults and ends.")
  private boolean listFaults;

  /// What a shell offers.
  static final class FaultNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Simulation.faultNames().iterator();
    }
  }

  @Spec private CommandSpec line = CommandSpec.create();

  private final Session session;

  SimulateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (listFaults) {
      for (Fault fault : Fault.values()) {
        session
            .terminal()
            .result(
                String.format(Locale.ROOT, "%-24s %s", Simulation.nameOf(fault), fault.summary()));
      }
      return ExitCode.OK;
    }
    try (SimulatedServer server = start()) {
      session
          .terminal()
          .say("A stand-in for LM Studio answers at " + server.url() + ". Ctrl-C ends it.");
      Thread.currentThread().join();
      return ExitCode.OK;
    } catch (UncheckedIOException refused) {
      Throwable cause = refused.getCause();
      String reason = cause == null ? refused.getMessage() : cause.getMessage();
      session.terminal().say("Port " + port + " cannot be had: " + reason + ".");
      return ExitCode.FAILED;
    }
  }

  private SimulatedServer start() {
    if (port < 0 || port > LARGEST_PORT) {
      throw new ParameterException(line.commandLine(), "a port is 0 to 65535, not " + port);
    }
    try {
      return Simulation.start(port, faults);
    } catch (IllegalArgumentException unknownFault) {
      throw new ParameterException(line.commandLine(), unknownFault.getMessage(), unknownFault);
    }
  }
}
