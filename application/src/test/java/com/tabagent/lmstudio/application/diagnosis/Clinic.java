package com.tabagent.lmstudio.application.diagnosis;

import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.in.Diagnose.Depth;
import com.tabagent.lmstudio.application.port.in.RegisterHost;
import com.tabagent.lmstudio.application.port.out.FakeBrowserPolicies;
import com.tabagent.lmstudio.application.port.out.FakeBrowserTrial;
import com.tabagent.lmstudio.application.port.out.FakeHostStore;
import com.tabagent.lmstudio.application.port.out.FakeManifestFiles;
import com.tabagent.lmstudio.application.port.out.FakeStartCache;
import com.tabagent.lmstudio.application.port.out.FakeTrialStart;
import com.tabagent.lmstudio.application.port.out.FakeWindowsRegistry;
import com.tabagent.lmstudio.application.registration.HostRegistration;
import com.tabagent.lmstudio.domain.diagnosis.Area;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Handshake;
import com.tabagent.lmstudio.domain.diagnosis.Report;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.ManifestPlaces;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.Scope;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One machine of fakes on which the real doctor looks around. LM Studio is there, its server off.
final class Clinic {
  static final ExtensionId LETTERS =
      new ExtensionId(Engine.CHROMIUM, "abcdefghijklmnopabcdefghijklmnop");
  static final ExtensionId ADD_ON = new ExtensionId(Engine.FIREFOX, "tab@example.org");
  static final String VERSION = "1.2.3";

  final FakeManifestFiles files = new FakeManifestFiles();
  final FakeWindowsRegistry registry = new FakeWindowsRegistry();
  final FakeBrowserPolicies policies = new FakeBrowserPolicies();
  final FakeHostStore store = new FakeHostStore();
  final FakeStartCache cache = new FakeStartCache();
  final FakeTrialStart trial = new FakeTrialStart();
  final FakeBrowserTrial browserTrial = new FakeBrowserTrial();
  final RegistrationFolders folders;
  private final World world = new World();
  private final RegisterHost registration;

  Clinic(OperatingSystem os) {
    folders =
        RegistrationFolders.of(
            new UserFolders(
                os,
                Path.of("/home/ann"),
                Path.of("/"),
                Optional.of(Path.of("/home/ann/local")),
                Optional.of(Path.of("/home/ann/roaming")),
                Optional.empty(),
                List.of()),
            Optional.empty(),
            Optional.empty(),
            Path.of("/home/ann/state"));
    registration = new HostRegistration(folders, files, registry, store);
  }

  /// Puts a browser there that has run before.
  Clinic has(Browser browser) {
    files.folder(place(browser, Scope.USER).signs().getFirst());
    return this;
  }

  /// Registers a host that answers.
  Clinic installed(Scope scope, Browser... browsers) {
    registration.install(
        new RegistrationOrder(scope, Set.of(browsers), List.of(LETTERS, ADD_ON), false));
    files.folder(folders.stay(scope));
    Path launcher = store.launcher(folders.stay(scope));
    trial.put(launcher, new Handshake.Answered(VERSION, Duration.ofMillis(40)));
    cache.make(launcher);
    return this;
  }

  ManifestPlace place(Browser browser, Scope scope) {
    return ManifestPlaces.all(folders, scope).stream()
        .filter(place -> place.browser() == browser)
        .findFirst()
        .orElseThrow();
  }

  Path manifest(Browser browser, Scope scope) {
    return place(browser, scope).file();
  }

  Path launcher() {
    return store.launcher(folders.stay(Scope.USER));
  }

  Report look() {
    return doctor().diagnose(Depth.USUAL, new Cancellation());
  }

  /// The same, with a trial in each browser.
  Report lookLive() {
    return doctor().diagnose(new Depth(false, true), new Cancellation());
  }

  List<String> mend() {
    return doctor().mend(look());
  }

  /// What is found about browsers.
  List<Finding> browsers() {
    return look().findings().stream().filter(each -> each.area() == Area.BROWSER).toList();
  }

  /// What is found about one thing.
  Finding about(String name) {
    return look().findings().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Diagnosis doctor() {
    return new Diagnosis(
        new KnownSettings(
            Path.of("/home/ann/config.json"),
            List.of(),
            AutoStart.ON_START,
            VERSION,
            new TerminalCommand(folders.user().os(), Path.of("/opt/new host/run"))),
        new Diagnosis.Browsers(
            folders, files, registry, policies, store, cache, trial, browserTrial, registration),
        new Diagnosis.LmStudio(
            world.status,
            world.models,
            () -> {
              throw new AssertionError("nobody wants to chat");
            }));
  }
}
