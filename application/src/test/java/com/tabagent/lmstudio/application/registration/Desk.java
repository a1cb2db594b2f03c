package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.application.port.out.FakeHostStore;
import com.tabagent.lmstudio.application.port.out.FakeManifestFiles;
import com.tabagent.lmstudio.application.port.out.FakeWindowsRegistry;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.RegistrationReport;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A machine of fakes at which somebody registers hosts.
final class Desk {
  static final Path HOME = Path.of("/home/Zoë O'Neil");
  private static final List<ExtensionId> CALLERS =
      List.of(
          new ExtensionId(Engine.CHROMIUM, "abcdefghijklmnopabcdefghijklmnop"),
          new ExtensionId(Engine.FIREFOX, "tab@example.org"));

  final FakeManifestFiles files = new FakeManifestFiles().folder(HOME).folder(Path.of("/etc"));
  final FakeWindowsRegistry registry = new FakeWindowsRegistry();
  final FakeHostStore store = new FakeHostStore();
  private final OperatingSystem os;
  private final Optional<Path> xdgConfigHome;

  Desk(OperatingSystem os) {
    this(os, Optional.empty());
  }

  Desk(OperatingSystem os, Optional<Path> xdgConfigHome) {
    this.os = os;
    this.xdgConfigHome = xdgConfigHome;
  }

  RegistrationFolders folders() {
    var user =
        new UserFolders(
            os,
            HOME,
            Path.of("/"),
            Optional.of(HOME.resolve("local")),
            Optional.of(HOME.resolve("roaming")),
            Optional.empty(),
            List.of(Path.of("/usr/bin"), Path.of("/snap/bin")));
    return RegistrationFolders.of(
        user,
        xdgConfigHome,
        Optional.empty(),
        os == OperatingSystem.MACOS
            ? HOME.resolve("Library/Application Support/tabagent-host")
            : HOME.resolve("local/tabagent-host"),
        os == OperatingSystem.MACOS
            ? HOME.resolve("Library/Logs/tabagent-host")
            : HOME.resolve("local/tabagent-host"));
  }

  private HostRegistration registration() {
    return new HostRegistration(folders(), files, registry, store);
  }

  RegistrationReport install(Browser... browsers) {
    return registration().install(order(Scope.USER, browsers));
  }

  RegistrationReport installForAll(Browser... browsers) {
    return registration().install(order(Scope.SYSTEM, browsers));
  }

  RegistrationReport uninstall(Browser... browsers) {
    return registration().uninstall(order(Scope.USER, browsers));
  }

  RegistrationReport uninstallForAll() {
    return registration().uninstall(order(Scope.SYSTEM));
  }

  private static RegistrationOrder order(Scope scope, Browser... browsers) {
    return new RegistrationOrder(scope, Set.of(browsers), CALLERS, false);
  }

  /// A report as lines: outcome, subject, place and reason.
  static String lines(RegistrationReport report) {
    return report.steps().stream()
        .map(
            step ->
                (step.outcome() + " " + step.subject() + " " + step.place() + " " + step.reason())
                    .strip())
        .collect(Collectors.joining("\n"));
  }
}
