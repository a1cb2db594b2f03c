package com.tabagent.lmstudio.application.diagnosis;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.application.port.in.Diagnose;
import com.tabagent.lmstudio.application.port.in.RegisterHost;
import com.tabagent.lmstudio.application.port.out.BrowserPolicies;
import com.tabagent.lmstudio.application.port.out.BrowserTrial;
import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.application.port.out.ManifestFiles;
import com.tabagent.lmstudio.application.port.out.ModelCatalog;
import com.tabagent.lmstudio.application.port.out.StartCache;
import com.tabagent.lmstudio.application.port.out.TrialStart;
import com.tabagent.lmstudio.application.port.out.WindowsRegistry;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.diagnosis.Report;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Goes the way of a message, link by link, and puts together what it finds.
public final class Diagnosis implements Diagnose {
  private final KnownSettings settings;
  private final Browsers browsers;
  private final LmStudio lmStudio;

  /// What the way from a browser to the host is looked at with.
  public record Browsers(
      RegistrationFolders folders,
      ManifestFiles files,
      WindowsRegistry registry,
      BrowserPolicies policies,
      HostStore store,
      StartCache cache,
      TrialStart trial,
      BrowserTrial browserTrial,
      RegisterHost registration) {}

  /// What the way from the host to a model is looked at with.
  ///
  /// @param completeChat asked only when there is a chat
  public record LmStudio(
      CheckStatus checkStatus, ModelCatalog catalog, Supplier<CompleteChat> completeChat) {}

  public Diagnosis(KnownSettings settings, Browsers browsers, LmStudio lmStudio) {
    this.settings = settings;
    this.browsers = browsers;
    this.lmStudio = lmStudio;
  }

  @Override
  public Report diagnose(Depth depth, Cancellation cancellation) {
    var findings = new ArrayList<Finding>(browserExamination(depth).examine());
    findings.addAll(
        new HostExamination(
                browsers.folders, browsers.files, browsers.store, browsers.cache, settings)
            .examine());
    findings.addAll(
        new LmStudioExamination(lmStudio.checkStatus, lmStudio.catalog, settings.autoStart())
            .examine(() -> chat(depth, cancellation)));
    return new Report(findings);
  }

  /// Made anew for each look: what it has tried holds for one look only.
  private BrowserExamination browserExamination(Depth depth) {
    KnownRegistrations known = knownRegistrations();
    var sight = new BrowserSight(browsers.folders, browsers.files, browsers.registry);
    var steps = new RegistrationSteps(settings.host(), known);
    return new BrowserExamination(
        browsers.folders,
        browsers.files,
        browsers.policies,
        sight,
        known,
        new ManifestExamination(browsers.folders, known, browsers.trial, settings.version(), steps),
        steps,
        depth.live()
            ? Optional.of(new LiveExamination(browsers.browserTrial, sight, known))
            : Optional.empty());
  }

  private Optional<Finding> chat(Depth depth, Cancellation cancellation) {
    return depth.chat()
        ? Optional.of(new ChatTrial(lmStudio.completeChat).examine(cancellation))
        : Optional.empty();
  }

  @Override
  public List<String> mend(Report report) {
    return new Mending(
            browsers.folders,
            browsers.registration,
            browsers.store,
            browsers.cache,
            knownRegistrations())
        .mend(report);
  }

  private KnownRegistrations knownRegistrations() {
    return new KnownRegistrations(browsers.folders, browsers.files, browsers.store);
  }
}
