package com.tabagent.lmstudio.simulator.app;

import com.tabagent.lmstudio.simulator.ModelShelf;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import com.tabagent.lmstudio.simulator.state.LmStudioHome;
import com.tabagent.lmstudio.simulator.state.MachineFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.Optional;

/// The app's REST server, which is started and stopped while the app and its models stay.
final class RestServer implements AutoCloseable {
  private final MachineFiles files;
  private final LmStudioHome home;
  private final ModelShelf models;
  private Optional<SimulatedServer> running = Optional.empty();

  RestServer(MachineFiles files, LmStudioHome home) throws IOException {
    this.files = files;
    this.home = home;
    this.models = ModelShelf.of(options());
    Optional<JsonObject> config = LmStudioHome.readable(home.serverConfig());
    if (config.filter(it -> it.flag("autoStartOnLaunch")).isPresent()) {
      startAsConfigured(config.get());
    }
  }

  private void startAsConfigured(JsonObject config) throws IOException {
    try {
      start(
          config.number("port").orElse(1234),
          config.text("networkInterface").orElse("127.0.0.1"),
          config.flag("cors"));
    } catch (BindException taken) {
      // The app comes up without its server, and the user finds out.
    }
  }

  ModelShelf models() {
    return models;
  }

  /// Starts the server, or moves it. Its settings become the stored ones, CORS and address
  /// included, whatever they were.
  ///
  /// @throws BindException if the port is taken
  synchronized void start(int port, String networkInterface, boolean cors) throws IOException {
    stop();
    ServerOptions options =
        options().withPort(port).withNetworkInterface(networkInterface).withCors(cors);
    try {
      running = Optional.of(SimulatedServer.start(options, models));
    } catch (UncheckedIOException refused) {
      throw refused.getCause();
    }
    files.writeServer(
        JsonObject.of("port", port, "networkInterface", networkInterface, "cors", cors));
    MachineFiles.write(
        home.serverConfig(),
        LmStudioHome.readable(home.serverConfig())
            .orElse(JsonObject.EMPTY)
            .with("port", port)
            .with("networkInterface", networkInterface)
            .with("cors", cors));
  }

  private ServerOptions options() throws IOException {
    ServerOptions options = AppMain.options(files);
    Optional<Object> jit =
        LmStudioHome.readable(home.serverConfig())
            .flatMap(config -> config.value("justInTimeModelLoading"));
    return options.withJit(options.jit() && !jit.equals(Optional.of(false)));
  }

  synchronized void stop() throws IOException {
    running.ifPresent(SimulatedServer::close);
    running = Optional.empty();
    files.removeServer();
  }

  @Override
  public synchronized void close() {
    running.ifPresent(SimulatedServer::close);
  }
}
