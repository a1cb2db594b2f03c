package com.tabagent.lmstudio.bootstrap.wiring;

import com.tabagent.lmstudio.adapter.filesystem.FileHostStore;
import com.tabagent.lmstudio.adapter.filesystem.PolicyFiles;
import com.tabagent.lmstudio.adapter.nativemessaging.registration.JsonManifestFiles;
import com.tabagent.lmstudio.adapter.process.HeadlessTrial;
import com.tabagent.lmstudio.adapter.process.PreferencePolicies;
import com.tabagent.lmstudio.adapter.process.ProcessTrialStart;
import com.tabagent.lmstudio.adapter.process.RegWindowsRegistry;
import com.tabagent.lmstudio.adapter.process.RegistryPolicies;
import com.tabagent.lmstudio.application.diagnosis.Diagnosis;
import com.tabagent.lmstudio.application.diagnosis.KnownSettings;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.application.port.in.Diagnose;
import com.tabagent.lmstudio.application.port.out.BrowserPolicies;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// Puts together what looks at the whole way from a browser to a model. Nobody else needs most of
/// it, so it is made by hand, and only when somebody asks.
final class Doctor {

  private Doctor() {}

  /// @param running the distribution that this program was started from, if it was
  static Diagnose of(
      KnownSettings settings,
      Machine machine,
      Optional<Path> running,
      ShortWay way,
      Supplier<CompleteChat> completeChat) {
    OperatingSystem os = machine.user().os();
    return new Diagnosis(
        settings,
        new Diagnosis.Browsers(
            machine.places().registration(),
            new JsonManifestFiles(),
            new RegWindowsRegistry("reg.exe"),
            policies(machine),
            new FileHostStore(os, running, settings.version()),
            new OwnStartCache(System.getProperties()),
            new ProcessTrialStart(os, machine.environment()),
            new HeadlessTrial(
                os,
                machine.environment(),
                System.getProperty("user.name", ""),
                Path.of(System.getProperty("java.io.tmpdir"))),
            Registration.on(machine, running, settings.version())),
        new Diagnosis.LmStudio(way.checkStatus(), way.catalog(), completeChat));
  }

  private static BrowserPolicies policies(Machine machine) {
    Path root = machine.user().systemRoot();
    return switch (machine.user().os()) {
      case LINUX -> new PolicyFiles(root);
      case MACOS ->
          new PreferencePolicies(
              "/usr/bin/plutil", root, machine.environment().getOrDefault("USER", ""));
      case WINDOWS -> new RegistryPolicies("reg.exe");
    };
  }
}
