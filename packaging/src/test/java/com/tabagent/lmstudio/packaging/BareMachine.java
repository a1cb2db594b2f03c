package com.tabagent.lmstudio.packaging;

import com.tabagent.lmstudio.browser.BrowserUser;
import com.tabagent.lmstudio.browser.Waiting;
import com.tabagent.lmstudio.simulator.ServerOptions;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A machine that has browsers, LM Studio and no Java, and on which the host has never been.
///
/// Closing it ends LM Studio, and finds out whether a process was left.
final class BareMachine implements AutoCloseable {
  private final Path folder;
  private final SimulatedMachine lmStudio;
  private final BrowserUser user;
  private final Path commands;

  private BareMachine(Path folder, SimulatedMachine lmStudio, BrowserUser user, Path commands) {
    this.folder = folder;
    this.lmStudio = lmStudio;
    this.user = user;
    this.commands = commands;
  }

  /// @param folder an empty folder
  static BareMachine in(Path folder) throws IOException {
    SimulatedMachine lmStudio = SimulatedMachine.create(folder.resolve("Zoë's home"));
    lmStudio.install().bootstrap().configure(freePort(), "127.0.0.1", false);
    lmStudio.serverOptions(ServerOptions.defaults().withAnswerTokens(50));
    Path commands = commandsWithoutJava(Files.createDirectory(folder.resolve("commands")));
    var user =
        new BrowserUser(
            lmStudio.userHome(), folder.resolve("scratch"), commands.toString(), Map.of());
    return new BareMachine(folder, lmStudio, user, commands);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// What browsers call while they start, whatever that is.
  private static Path commandsWithoutJava(Path commands) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/usr/bin"))) {
      for (Path command : all.toList()) {
        String name = command.getFileName().toString();
        if (!name.startsWith("java")) {
          Files.createSymbolicLink(commands.resolve(name), command);
        }
      }
    }
    return commands;
  }

  BrowserUser user() {
    return user;
  }

  SimulatedMachine lmStudio() {
    return lmStudio;
  }

  /// Unpacks the archive, installs from what was in it, and throws that away.
  void install(Path archive, String... options) throws IOException {
    Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
    user.run(List.of("tar", "-xzf", archive.toString(), "-C", unpacked.toString()));
    run(firstEntry(unpacked).resolve("bin/tabagent-host"), "install", options);
    Files.move(unpacked, folder.resolve("no longer there"));
  }

  private static Path firstEntry(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findFirst().orElseThrow();
    }
  }

  /// Runs a command of the host that is installed, and returns what it says.
  String host(String command, String... options) throws IOException {
    return run(stay().resolve("bin/tabagent-host"), command, options);
  }

  private String run(Path launcher, String command, String... options) throws IOException {
    var words = new ArrayList<>(List.of(launcher.toString(), command));
    words.addAll(List.of(options));
    return user.run(words);
  }

  /// Where the host stays.
  Path stay() {
    return user.home().resolve(".local/share/tabagent-host");
  }

  /// Blocks until the hosts have ended with what they were started for.
  void awaitNoHost() {
    Waiting.until("the end of all hosts", () -> user.hosts().isEmpty());
  }

  /// Every file and folder in the user's home and among the temporary files.
  List<Path> find() throws IOException {
    Files.createDirectories(user.temporary());
    try (Stream<Path> home = Files.walk(user.home());
        Stream<Path> temporary = Files.walk(user.temporary())) {
      return Stream.concat(home, temporary).sorted().toList();
    }
  }

  /// Those that were not there before.
  List<Path> findBut(List<Path> before) throws IOException {
    return find().stream().filter(path -> !before.contains(path)).toList();
  }

  /// Those of ours: what the installation has made, and whatever else bears the product's name.
  /// What browsers write is theirs, and a folder in which they have put something stays for them.
  List<Path> findOnly(List<Path> ours) throws IOException {
    List<Path> all = find();
    List<Path> others = all.stream().filter(path -> !isOurs(path, ours)).toList();
    return all.stream()
        .filter(path -> isOurs(path, ours))
        .filter(path -> others.stream().noneMatch(other -> other.startsWith(path)))
        .toList();
  }

  private static boolean isOurs(Path path, List<Path> ours) {
    return ours.contains(path) || path.getFileName().toString().contains("tabagent");
  }

  /// @throws AssertionError if a process of this machine has outlived it
  @Override
  public void close() throws IOException {
    lmStudio.close();
    Waiting.until("the end of all processes", () -> user.processes().isEmpty());
    try (Stream<Path> links = Files.list(commands)) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
  }
}
