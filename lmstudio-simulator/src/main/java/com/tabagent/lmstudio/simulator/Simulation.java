package com.tabagent.lmstudio.simulator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A simulated server to play with by hand.
public final class Simulation {

  /// LM Studio's own port.
  public static final int DEFAULT_PORT = 1234;

  private Simulation() {}

  /// Starts a server on loopback. Prints nothing. Who calls closes it.
  ///
  /// @param port 0 lets the system choose
  /// @param faults names as in [#faultNames()], in any case, with `-` or `_`
  /// @throws IllegalArgumentException for an unknown name, with a sentence that lists them all
  /// @throws java.io.UncheckedIOException if the port is taken
  public static SimulatedServer start(int port, List<String> faults) {
    return SimulatedServer.start(ServerOptions.defaults().withPort(port).withFaults(parse(faults)));
  }

  private static Set<Fault> parse(List<String> names) {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    names.forEach(name -> faults.add(parse(name)));
    return faults;
  }

  private static Fault parse(String name) {
    String wanted = name.strip().replace('-', '_').toUpperCase(Locale.ROOT);
    return Arrays.stream(Fault.values())
        .filter(fault -> fault.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no fault '"
                        + name
                        + "'; there are: "
                        + String.join(", ", faultNames())));
  }

  /// The names of all faults as one types them, such as `stream-stalls`.
  public static List<String> faultNames() {
    return Arrays.stream(Fault.values()).map(Simulation::nameOf).toList();
  }

  /// The name of a fault as one types it.
  public static String nameOf(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
