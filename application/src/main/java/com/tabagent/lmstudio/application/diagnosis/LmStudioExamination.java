package com.tabagent.lmstudio.application.diagnosis;

import static com.tabagent.lmstudio.domain.diagnosis.Area.LM_STUDIO;

import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.out.ModelCatalog;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.model.Model;
import com.tabagent.lmstudio.domain.model.ModelList;
import com.tabagent.lmstudio.domain.server.AutoStart;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import com.tabagent.lmstudio.domain.server.Readiness;
import com.tabagent.lmstudio.domain.server.ServerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The way from this host to a model: LM Studio on the disk, its tool, its server, its models.
/// Where a link is missing, those behind it are not looked at.
final class LmStudioExamination {
  private static final Remedy MOVED =
      Remedy.advice("Open LM Studio once by hand; it then notes its new place.");

  private final CheckStatus checkStatus;
  private final ModelCatalog catalog;
  private final AutoStart autoStart;

  LmStudioExamination(CheckStatus checkStatus, ModelCatalog catalog, AutoStart autoStart) {
    this.checkStatus = checkStatus;
    this.catalog = catalog;
    this.autoStart = autoStart;
  }

  /// @param chat has the last word where the server is there to answer
  List<Finding> examine(Supplier<Optional<Finding>> chat) {
    LmStudioStatus status = checkStatus.checkStatus();
    var findings = new ArrayList<Finding>();
    if (status.installed() || !status.serverRunning()) {
      findings.add(application(status));
    }
    if (status.installed()) {
      findings.add(tool(status));
    }
    if (status.installed() || status.server().running()) {
      findings.add(server(status));
    }
    if (status.server() instanceof ServerState.Running) {
      findings.add(models(status.endpoint()));
      chat.get().ifPresent(findings::add);
    }
    return findings;
  }

  private static Finding application(LmStudioStatus status) {
    Installation installation = status.installation();
    if (!installation.installed()) {
      return Finding.error(
          LM_STUDIO, "app", "LM Studio is not installed.", remedy(status, Readiness.NOT_INSTALLED));
    }
    if (installation.application().isEmpty()) {
      return Finding.warning(
          LM_STUDIO,
          "app",
          "LM Studio's app is not where its own record in " + installation.home() + " says.",
          MOVED);
    }
    return Finding.ok(
        LM_STUDIO,
        "app",
        status
                .version()
                .map(version -> "LM Studio " + version + " runs")
                .orElse("LM Studio is there")
            + "; its folder is "
            + installation.home()
            + ".");
  }

  private static Finding tool(LmStudioStatus status) {
    return status
        .installation()
        .lms()
        .map(lms -> Finding.ok(LM_STUDIO, "lms", "LM Studio's command line tool is " + lms + "."))
        .orElseGet(
            () ->
                Finding.error(
                    LM_STUDIO,
                    "lms",
                    "LM Studio's command line tool is not set up, so nobody can start its server.",
                    remedy(status, Readiness.NOT_BOOTSTRAPPED)));
  }

  private Finding server(LmStudioStatus status) {
    Endpoint endpoint = status.endpoint();
    return switch (status.server()) {
      case ServerState.Running _ -> running(status);
      case ServerState.Starting _ ->
          Finding.ok(LM_STUDIO, "server", "LM Studio's server is starting.");
      case ServerState.Down _ ->
          Finding.warning(
              LM_STUDIO,
              "server",
              autoStart == AutoStart.NEVER
                  ? "LM Studio's server is off, and the settings keep this host from starting it."
                  : "LM Studio's server is off; the first request that needs it starts it.",
              remedy(status, Readiness.SERVER_DOWN));
      case ServerState.Locked _ ->
          Finding.error(
              LM_STUDIO,
              "server",
              "LM Studio's server at "
                  + endpoint
                  + " wants an API token, and this host has none that it takes.",
              remedy(status, Readiness.AUTH_REQUIRED));
      case ServerState.Foreign(String evidence) ->
          Finding.error(
              LM_STUDIO,
              "server",
              "Another program than LM Studio answers at " + endpoint + " (" + evidence + ").",
              remedy(status, Readiness.PORT_IN_USE));
      case ServerState.Silent _ ->
          Finding.error(
              LM_STUDIO,
              "server",
              "Something listens at " + endpoint + " and does not answer.",
              remedy(status, Readiness.PORT_IN_USE));
    };
  }

  /// An extension that talks to the host is no web page to the server, so CORS serves others only.
  private static Finding running(LmStudioStatus status) {
    Finding running =
        Finding.ok(LM_STUDIO, "server", "LM Studio's server answers at " + status.endpoint() + ".");
    return status.installation().settings().cors()
        ? running.withHint(
            Remedy.advice(
                "CORS is on, and an extension that uses this host does not need it: switch it off in"
                    + " LM Studio under Developer, Server Settings."))
        : running;
  }

  private Finding models(Endpoint endpoint) {
    return switch (catalog.list(endpoint)) {
      case Listing.Listed(ModelList list) -> listed(list);
      case Listing.TokenRequired _, Listing.Unknown _ ->
          Finding.warning(
              LM_STUDIO,
              "models",
              "LM Studio's server does not tell which models it has.",
              Remedy.advice("Update LM Studio, or quit it and open it again."));
    };
  }

  private static Finding listed(ModelList list) {
    long loaded = list.models().stream().filter(Model::loaded).count();
    if (list.forChat().isEmpty()) {
      return Finding.warning(
          LM_STUDIO,
          "models",
          "LM Studio has no model that can chat.",
          Remedy.advice("Download one in LM Studio under Discover."));
    }
    int count = list.models().size();
    return Finding.ok(
        LM_STUDIO,
        "models",
        count + (count == 1 ? " model, " : " models, ") + loaded + " of them loaded.");
  }

  /// The same step that a status names.
  private static Remedy remedy(LmStudioStatus status, Readiness readiness) {
    return readiness.remedy(status.installation(), status.endpoint()).orElseThrow();
  }
}
