package com.tabagent.lmstudio.doctor;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.in.Diagnose;
import com.tabagent.lmstudio.application.port.in.Diagnose.Depth;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationException;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.bootstrap.startup.ProductVersion;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.bootstrap.wiring.Registration;
import com.tabagent.lmstudio.browser.JavaInHome;
import com.tabagent.lmstudio.domain.diagnosis.Report;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.Scope;
import com.tabagent.lmstudio.simulator.SimulatedMachine;
import com.tabagent.lmstudio.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A machine with Chromium, Firefox and LM Studio, on which the packaged host is installed and all
/// is well, until somebody breaks it.
final class Patient implements AutoCloseable {
  static final String CHROMIUM_ID = "abcdefghijklmnopabcdefghijklmnop";
  static final String FIREFOX_ID = "tab@example.org";

  private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution.directory"));

  private final SimulatedMachine simulated;
  private final Path root;

  private Patient(SimulatedMachine simulated, Path root) {
    this.simulated = simulated;
    this.root = root;
  }

  /// @param folder an empty folder
  /// @param server LM Studio's
  static Patient healthy(Path folder, SimulatedServer server) throws IOException {
    var simulated = SimulatedMachine.create(folder.resolve("Zoë's home"));
    simulated.install().bootstrap().configure(server.port(), "127.0.0.1", false);
    var patient = new Patient(simulated, Files.createDirectory(folder.resolve("root")));
    Files.createDirectories(patient.home(".config/chromium"));
    Files.createDirectories(patient.home(".mozilla/firefox"));
    JavaInHome.put(patient.home(""));
    patient.install();
    return patient;
  }

  private void install() {
    var callers =
        List.of(
            new ExtensionId(Engine.CHROMIUM, CHROMIUM_ID),
            new ExtensionId(Engine.FIREFOX, FIREFOX_ID));
    Registration.on(machine(), Optional.of(DISTRIBUTION), ProductVersion.current())
        .install(new RegistrationOrder(Scope.USER, Set.of(), callers, false));
  }

  private Machine machine() {
    return new Machine(
        simulated.environment(),
        new UserFolders(
            OperatingSystem.LINUX,
            simulated.userHome(),
            root,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  Report look() {
    try (Hexagon hexagon = hexagon()) {
      return doctor(hexagon).diagnose(Depth.USUAL, new Cancellation());
    }
  }

  List<String> mend(Report report) {
    try (Hexagon hexagon = hexagon()) {
      return doctor(hexagon).mend(report);
    }
  }

  private Hexagon hexagon() {
    try {
      return Hexagon.on(machine());
    } catch (ConfigurationException unusable) {
      return Hexagon.despite(unusable, machine());
    }
  }

  private static Diagnose doctor(Hexagon hexagon) {
    return hexagon.diagnose(Optional.of(DISTRIBUTION));
  }

  SimulatedMachine simulated() {
    return simulated;
  }

  /// A file or folder in the user's home.
  Path home(String path) {
    return simulated.userHome().resolve(path);
  }

  Path chromiumManifest() {
    return home(".config/chromium/NativeMessagingHosts/com.tabagent.host.json");
  }

  Path firefoxManifest() {
    return home(".mozilla/native-messaging-hosts/com.tabagent.host.json");
  }

  /// Where the host stays.
  Path stay() {
    return home(".local/share/tabagent-host");
  }

  /// The copy of the distribution that is started.
  Path copy() throws IOException {
    return stay().resolve("bin").toRealPath().resolveSibling("");
  }

  Path launcher() throws IOException {
    return copy().resolve("bin/tabagent-host");
  }

  /// Replaces a text in a file.
  void edit(Path file, String old, String other) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(old)) {
      throw new IllegalStateException(file + " does not hold " + old + ": " + text);
    }
    Files.writeString(file, text.replace(old, other));
  }

  /// Lets something else stand where the launcher stood.
  void launch(String... lines) throws IOException {
    Files.writeString(launcher(), String.join("\n", lines) + "\n");
  }

  void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  /// A policy of Chromium that an administrator has set.
  void policy(String json) throws IOException {
    write(root.resolve("etc/chromium/policies/managed/hosts.json"), json);
  }

  void settings(String json) throws IOException {
    write(home(".config/tabagent-host/config.json"), json);
  }

  void delete(Path path) throws IOException {
    if (Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
      try (Stream<Path> entries = Files.list(path)) {
        for (Path entry : entries.toList()) {
          delete(entry);
        }
      }
    }
    Files.delete(path);
  }

  @Override
  public void close() {
    simulated.close();
  }
}
