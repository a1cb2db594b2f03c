package com.tabagent.lmstudio.distribution;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A machine with LM Studio in some state, and browsers that connect to the host on it. Closing it
/// ends everything.
final class Stage implements AutoCloseable {
  private final SimulatedMachine machine;
  private final List<SimulatedServer> servers = new ArrayList<>();
  private final List<BrowserPort> ports = new ArrayList<>();

  Stage(Path folder) {
    machine = SimulatedMachine.create(folder.resolve("home"));
  }

  SimulatedMachine machine() {
    return machine;
  }

  /// LM Studio is installed and its server does not run; `lms` has these faults.
  Stage down(Fault... faults) throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      machine
          .install()
          .bootstrap()
          .configure(socket.getLocalPort(), "127.0.0.1", false)
          .faults(faults);
    }
    return this;
  }

  /// LM Studio's server runs, or what stands in its place.
  SimulatedServer running(ServerOptions options) {
    SimulatedServer server = SimulatedServer.start(options);
    servers.add(server);
    machine.install().bootstrap().configure(server.port(), "127.0.0.1", false);
    return server;
  }

  /// The server runs with these faults.
  SimulatedServer running(Fault... faults) {
    return running(ServerOptions.defaults().withFaults(faults));
  }

  /// Connects as Chromium does.
  ///
  /// @param settings environment variables besides
  BrowserPort connect(Map<String, String> settings) throws IOException {
    BrowserPort port = BrowserPort.open(Browser.CHROMIUM, machine, settings);
    ports.add(port);
    return port;
  }

  BrowserPort connect() throws IOException {
    return connect(Map.of());
  }

  /// Connects, sends one request and returns its reply.
  String ask(String json) throws IOException {
    return connect().ask(json);
  }

  @Override
  public void close() throws IOException {
    try (machine) {
      for (BrowserPort port : ports) {
        port.close();
      }
      servers.forEach(SimulatedServer::close);
    }
  }
}
