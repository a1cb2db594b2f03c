package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A person at a terminal of a simulated machine.
final class Shell implements AutoCloseable {
  final SimulatedMachine machine;
  private final Map<String, String> environment;
  private StringWriter out = new StringWriter();
  private StringWriter talk = new StringWriter();
  private boolean interactive;

  /// @param home an empty folder, or none
  Shell(Path home) {
    machine = SimulatedMachine.create(home);
    environment = new HashMap<>(machine.environment());
  }

  /// A port that nobody listens on.
  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Shell variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /// Lets somebody look on, instead of a file.
  Shell interactive() {
    interactive = true;
    return this;
  }

  /// Runs a command to its end; what it writes can be read until the next.
  ///
  /// @return the exit code
  int run(String... arguments) {
    out = new StringWriter();
    talk = new StringWriter();
    var terminal = new Terminal(new PrintWriter(out), new PrintWriter(talk), interactive);
    var session = new Session(terminal, Machine.of(OperatingSystem.LINUX, environment));
    return CommandLineProgram.run(session, arguments);
  }

  /// What the last command gave as its result.
  String out() {
    return out.toString();
  }

  /// What the last command said besides.
  String talk() {
    return talk.toString();
  }

  @Override
  public void close() {
    machine.close();
  }
}
