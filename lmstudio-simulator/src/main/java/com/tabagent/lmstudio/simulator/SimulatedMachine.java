package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import com.tabagent.lmstudio.simulator.state.LmStudioHome;
import com.tabagent.lmstudio.simulator.state.MachineFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A user's home with LM Studio in it, in whatever state a story needs: not installed, installed
/// but never opened, without `lms`, set up for the network, broken in a certain way.
///
/// Who creates it closes it: that ends every process that has come to life in it. Needs a POSIX
/// shell. A fault is in force for what begins after it was set: the next call of `lms`, the next
/// launch of the app, the next start of the server.
public final class SimulatedMachine implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(10);
  private static final double QUICK = 0.1;
  private static final String MAINS = SimulatedMachine.class.getPackageName();

  private final MachineFiles files;
  private final Path lmStudioHome;
  private ServerOptions options = ServerOptions.defaults();
  private double pace = QUICK;

  private SimulatedMachine(MachineFiles files) {
    this.files = files;
    this.lmStudioHome = files.userHome().resolve(".lmstudio");
  }

  /// A machine on which LM Studio has never been.
  ///
  /// @param userHome what `$HOME` means there; made if it does not exist
  public static SimulatedMachine create(Path userHome) {
    return io(
        () -> {
          Files.createDirectories(userHome);
          MachineFiles files = new MachineFiles(userHome.toRealPath());
          files.create();
          SimulatedMachine machine = new SimulatedMachine(files);
          machine.writeSetup();
          return machine;
        });
  }

  /// Puts the app on the machine and opens it once, so that its files are there. The app is closed
  /// again, and `lms` has yet to come: [#bootstrap()].
  public SimulatedMachine install() {
    return change(
        () -> {
          new LaunchScript(MAINS + ".app.AppMain", userHome()).writeTo(appFolder(), "lm-studio");
          JsonObject installed =
              JsonObject.of(
                  "path", app().toString(),
                  "argv", List.of(app().toString()),
                  "cwd", appFolder().toString());
          MachineFiles.write(home().appRecord(), installed);
          Files.writeString(home().key(), "simulated-key");
          Files.createDirectories(home().bin());
        });
  }

  /// Puts `lms` into LM Studio's folder, as the app does.
  public SimulatedMachine bootstrap() {
    return change(
        () -> new LaunchScript(MAINS + ".lms.LmsMain", userHome()).writeTo(home().bin(), "lms"));
  }

  /// Stores the REST server's settings as if the user had made them in the app, among others that
  /// are none of a manager's business.
  public SimulatedMachine configure(int port, String networkInterface, boolean cors) {
    return change(
        () ->
            MachineFiles.write(
                home().serverConfig(),
                JsonObject.of(
                    "autoStartOnLaunch",
                    false,
                    "port",
                    port,
                    "cors",
                    cors,
                    "logSensitiveData",
                    true,
                    "verbose",
                    false,
                    "logLinesLimit",
                    500,
                    "networkInterface",
                    networkInterface,
                    "justInTimeModelLoading",
                    true,
                    "fileLoggingMode",
                    "succinct")));
  }

  /// Puts exactly these faults in force, in place of those before.
  public SimulatedMachine faults(Fault... faults) {
    return change(() -> files.writeFaults(Arrays.stream(faults).map(Fault::name).toList()));
  }

  /// How the REST server behaves. Port, address, CORS and faults come from elsewhere.
  public SimulatedMachine serverOptions(ServerOptions serverOptions) {
    options = serverOptions;
    return change(this::writeSetup);
  }

  /// By how much the waits of `lms` are shortened; 1 makes them as long as with the real one. A
  /// tenth unless set.
  public SimulatedMachine pace(double factor) {
    pace = factor;
    return change(this::writeSetup);
  }

  /// Opens the app by hand, as a user would. Returns at once.
  public SimulatedMachine openApp() {
    return change(
        () ->
            new ProcessBuilder(app().toString())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
  }

  public Path userHome() {
    return files.userHome();
  }

  public Path lmStudioHome() {
    return lmStudioHome;
  }

  /// Where `lms` is once it is there.
  public Path lms() {
    return home().bin().resolve("lms");
  }

  /// Where the app's executable is once it is there.
  public Path app() {
    return appFolder().resolve("lm-studio");
  }

  private Path appFolder() {
    return userHome().resolve("Applications/LM Studio");
  }

  private LmStudioHome home() {
    return new LmStudioHome(lmStudioHome);
  }

  /// What a process on this machine has in its environment.
  public Map<String, String> environment() {
    return Map.of("HOME", userHome().toString(), "USERPROFILE", userHome().toString());
  }

  /// What the REST server was last started with; empty when it does not run.
  public Optional<StartedServer> startedServer() {
    return serverRunning() ? io(files::server).map(StartedServer::fromJson) : Optional.empty();
  }

  /// The REST server's port; empty when it does not run.
  public Optional<Integer> serverPort() {
    return startedServer().map(StartedServer::port);
  }

  /// Whether the REST server runs, whether or not it answers.
  public boolean serverRunning() {
    return io(files::server).isPresent() && appRunning();
  }

  /// Whether the app runs, with or without its server.
  public boolean appRunning() {
    List<String> launched = io(files.launches()::lines);
    return processes().stream()
        .anyMatch(process -> launched.contains(Long.toString(process.pid())));
  }

  /// How often the app was launched, by whomever.
  public int appLaunches() {
    return io(files.launches()::lines).size();
  }

  /// The arguments of each call of `lms`, in order.
  public List<List<String>> lmsInvocations() {
    return io(
        () ->
            files.calls().lines().stream()
                .map(line -> io(() -> Json.parseObject("{\"argv\":" + line + "}")))
                .map(call -> call.array("argv").stream().map(Object::toString).toList())
                .toList());
  }

  /// The processes of this machine that run: the app, calls of `lms`, and what those left behind.
  public List<ProcessHandle> processes() {
    return io(files.processes()::running);
  }

  private void writeSetup() throws IOException {
    files.writeSetup(
        JsonObject.of(
            "owner", ProcessHandle.current().pid(), "pace", pace, "options", options.toJson()));
  }

  /// Ends every process of this machine and waits for its end. The files stay.
  @Override
  public void close() {
    try {
      files.close();
      if (!files.processes().end(END)) {
        throw new IllegalStateException("still running: " + processes());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while ending " + processes(), interrupted);
    }
  }

  private SimulatedMachine change(FileChange change) {
    return io(
        () -> {
          change.make();
          return this;
        });
  }

  private static <T> T io(FileLook<T> look) {
    try {
      return look.see();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private interface FileChange {
    void make() throws IOException;
  }

  private interface FileLook<T> {
    T see() throws IOException;
  }
}
