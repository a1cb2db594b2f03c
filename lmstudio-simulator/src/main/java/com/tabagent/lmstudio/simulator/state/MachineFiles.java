package com.tabagent.lmstudio.simulator.state;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// What the processes of one simulated machine know of each other, in a folder of the user's home
/// that LM Studio itself does not have.
///
/// @param userHome what `$HOME` means on that machine
public record MachineFiles(Path userHome) {

  /// Opens the machine: its processes may run.
  public void create() throws IOException {
    Files.createDirectories(folder());
    Files.deleteIfExists(closed());
  }

  /// Closes the machine: a process that has only just begun ends by itself.
  public void close() throws IOException {
    if (Files.isDirectory(folder())) {
      Files.writeString(closed(), "");
    }
  }

  private Path closed() {
    return folder().resolve("closed");
  }

  private Path folder() {
    return userHome.resolve(".simulator");
  }

  /// Whether the machine is there and open. Its processes end when it is not.
  public boolean exist() {
    return Files.isDirectory(folder()) && !Files.exists(closed());
  }

  /// One line for each call of `lms`: its arguments.
  public Journal calls() {
    return new Journal(folder().resolve("calls"));
  }

  /// One line for each time that the app was launched: its process id.
  public Journal launches() {
    return new Journal(folder().resolve("launches"));
  }

  /// One line for each process that belongs to the machine.
  public ProcessList processes() {
    return new ProcessList(new Journal(folder().resolve("processes")));
  }

  /// The names of the faults that are in force.
  public List<String> faults() throws IOException {
    return new Journal(folder().resolve("faults")).lines();
  }

  public void writeFaults(List<String> names) throws IOException {
    Files.write(folder().resolve("faults"), names);
  }

  /// How the machine is set up: `owner` (process id), `pace`, `options`.
  public JsonObject setup() throws IOException {
    return read(folder().resolve("setup.json")).orElse(JsonObject.EMPTY);
  }

  public void writeSetup(JsonObject setup) throws IOException {
    write(folder().resolve("setup.json"), setup);
  }

  /// What the running REST server was started with; empty when none runs.
  public Optional<JsonObject> server() throws IOException {
    return read(folder().resolve("server.json"));
  }

  public void writeServer(JsonObject server) throws IOException {
    write(folder().resolve("server.json"), server);
  }

  public void removeServer() throws IOException {
    Files.deleteIfExists(folder().resolve("server.json"));
  }

  /// Reads a JSON file; empty if there is none.
  ///
  /// @throws IOException if it is not a JSON object
  public static Optional<JsonObject> read(Path file) throws IOException {
    try {
      return Optional.of(Json.parseObject(Files.readAllBytes(file)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /// Writes a JSON file so that nobody sees half of it.
  public static void write(Path file, JsonObject content) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Path draft = Files.createTempFile(file.resolveSibling(""), "simulator", ".draft");
    Files.writeString(draft, Json.pretty(content), StandardOpenOption.TRUNCATE_EXISTING);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
