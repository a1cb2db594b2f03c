package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import com.tabagent.lmstudio.simulator.Simulation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A stand-in LM Studio server to develop against.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Runs a stand-in for LM Studio's server until Ctrl-C.")
final class SimulateCommand implements Callable<Integer> {
  @Option(names = "--port", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int port = 1234;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "What goes wrong; can be given more than once. See --list-faults.")
  private List<String> faults = new ArrayList<>();

  @Option(names = "--list-faults", description = "Names the faults and ends.")
  private boolean listFaults;

  private final Session session;

  SimulateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (listFaults) {
      for (Fault fault : Fault.values()) {
        session
            .terminal()
            .result(
                String.format(Locale.ROOT, "%-24s %s", Simulation.nameOf(fault), fault.summary()));
      }
      return ExitCode.OK;
    }
    try (SimulatedServer server = Simulation.start(port, faults)) {
      session
          .terminal()
          .say("A stand-in for LM Studio answers at " + server.url() + ". Ctrl-C ends it.");
      Thread.currentThread().join();
      return ExitCode.OK;
    }
  }
}
