package com.tabagent.lmstudio.simulator.app;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.http.HttpListener;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import com.tabagent.lmstudio.simulator.state.LmStudioHome;
import com.tabagent.lmstudio.simulator.state.MachineFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The app's process. It ends by itself when the machine's files are gone or when the process that
/// made the machine has ended, so that nothing stays behind for ever.
public final class AppMain {
  private static final Duration GLANCE = Duration.ofMillis(200);

  private AppMain() {}

  /// Runs until nobody can want it any more.
  ///
  /// @param args the machine's user home; what LM Studio's own launcher adds is ignored
  public static void main(String[] args) throws IOException, InterruptedException {
    MachineFiles files = new MachineFiles(Path.of(args[0]));
    files.processes().addSelf();
    files.launches().add(Long.toString(ProcessHandle.current().pid()));
    Lifeline lifeline = new Lifeline(files);
    List<String> faults = files.faults();
    if (faults.contains(Fault.WAKE_NEVER.name())) {
      lifeline.await();
    } else {
      if (faults.contains(Fault.WAKE_SLOW.name())) {
        Thread.sleep(options(files).slowness());
      }
      serve(files, lifeline);
    }
    System.exit(0);
  }

  private static void serve(MachineFiles files, Lifeline lifeline)
      throws IOException, InterruptedException {
    LmStudioHome home = LmStudioHome.find(files.userHome());
    try (RestServer server = new RestServer(files, home);
        HttpListener internal =
            HttpListener.open("127.0.0.1", 0, Duration.ofSeconds(5), new InternalApi(server))) {
      announce(home, internal.port());
      lifeline.await();
    }
  }

  private static void announce(LmStudioHome home, int port) throws IOException {
    Files.createDirectories(home.key().resolveSibling(""));
    if (!Files.exists(home.key())) {
      Files.writeString(home.key(), "simulated-key");
    }
    MachineFiles.write(
        home.internalApi(),
        JsonObject.of("host", "127.0.0.1", "pid", ProcessHandle.current().pid(), "port", port));
  }

  static ServerOptions options(MachineFiles files) throws IOException {
    ServerOptions options =
        files
            .setup()
            .object("options")
            .map(ServerOptions::fromJson)
            .orElse(ServerOptions.defaults());
    return options.withFaults(files.faults().stream().map(Fault::valueOf).toArray(Fault[]::new));
  }

  /// What keeps the process alive.
  private record Lifeline(MachineFiles files) {

    /// Blocks until it is cut.
    void await() throws IOException, InterruptedException {
      Optional<ProcessHandle> owner =
          files.setup().number("owner").stream()
              .mapToObj(ProcessHandle::of)
              .findFirst()
              .flatMap(process -> process);
      while (files.exist() && owner.filter(ProcessHandle::isAlive).isPresent()) {
        Thread.sleep(GLANCE);
      }
    }
  }
}
