package com.tabagent.lmstudio.documents;

import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationException;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import com.tabagent.lmstudio.simulator.SimulatedModel;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// The machine on which an example of a document takes place, and the words by which the document
/// speaks of it.
public final class Scene implements AutoCloseable {
  private static final String MODELS =
      "{\"object\":\"list\",\"data\":[{\"id\":\"qwen/qwen3-4b-2507\",\"object\":\"model\","
          + "\"owned_by\":\"organization_owner\"}]}";
  private static final String EMBEDDING =
      "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"embedding\":[0.25,-1.00,1e-3],"
          + "\"index\":0}],\"model\":\"text-embedding-nomic-embed-text-v1.5\"}";

  private final SimulatedMachine machine;
  private final Optional<SimulatedServer> server;
  private final int port;

  private Scene(SimulatedMachine machine, Optional<SimulatedServer> server) throws IOException {
    this.machine = machine;
    this.server = server;
    this.port = server.isPresent() ? server.get().port() : freePort();
  }

  /// Sets a scene by the name that a document gives it.
  public static Scene named(String name, Path folder) throws IOException {
    var scene =
        new Scene(
            SimulatedMachine.create(folder.resolve("home")),
            server(name).map(SimulatedServer::start));
    if (!name.equals("not-installed")) {
      scene.machine.install().configure(scene.port, "127.0.0.1", false);
    }
    if (!name.startsWith("not-")) {
      scene.machine.bootstrap();
    }
    return scene;
  }

  private static Optional<ServerOptions> server(String name) {
    ServerOptions options = ServerOptions.defaults();
    return switch (name) {
      case "running" ->
          Optional.of(
              options
                  .withCannedBody("/v1/models", MODELS.getBytes(StandardCharsets.UTF_8))
                  .withCannedBody("/v1/embeddings", EMBEDDING.getBytes(StandardCharsets.UTF_8)));
      case "port-in-use" -> Optional.of(options.withFaults(Fault.FOREIGN_GREETING));
      case "locked" -> Optional.of(options.withRequiredToken("sk-lm-secret"));
      case "stalls" -> Optional.of(options.withFaults(Fault.STREAM_STALLS));
      case "breaks" -> Optional.of(options.withFaults(Fault.STREAM_BREAKS));
      case "ends-early" -> Optional.of(options.withFaults(Fault.STREAM_WITHOUT_DONE));
      case "fails-midway" -> Optional.of(options.withFaults(Fault.STREAM_ERROR_MIDWAY));
      case "without-models" -> Optional.of(options.withModels());
      case "several-models" -> Optional.of(options.withModels(loaded("a/one"), loaded("b/two")));
      case "down", "not-bootstrapped", "not-installed" -> Optional.empty();
      default -> throw new IllegalArgumentException("there is no scene '" + name + "'");
    };
  }

  private static SimulatedModel loaded(String key) {
    return SimulatedModel.llm(key).asLoaded();
  }

  /// The machine itself, for a host in a process of its own.
  public SimulatedMachine machine() {
    return machine;
  }

  Hexagon hexagon() throws ConfigurationException {
    return Hexagon.on(Machine.of(OperatingSystem.LINUX, machine.environment()));
  }

  /// What was said here, as the document tells it: Ann's machine, with LM Studio's usual port.
  public String told(String frame) {
    return frame
        .replace(machine.userHome().toString(), "/home/ann")
        .replaceAll("\\b" + port + "\\b", "1234");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    machine.close();
    server.ifPresent(SimulatedServer::close);
  }
}
