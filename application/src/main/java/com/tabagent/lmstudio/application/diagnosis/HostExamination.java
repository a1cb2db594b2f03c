package com.tabagent.lmstudio.application.diagnosis;

import static com.tabagent.lmstudio.domain.diagnosis.Area.HOST;

import com.tabagent.lmstudio.application.port.out.HostStore;
import com.tabagent.lmstudio.application.port.out.ManifestFiles;
import com.tabagent.lmstudio.application.port.out.StartCache;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.registration.RegistrationFolders;
import com.tabagent.lmstudio.domain.registration.Scope;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The host itself: its settings, and the copy that browsers start.
final class HostExamination {
  static final String COPY = "copy";
  static final String CACHE = "start-up cache";

  private final RegistrationFolders folders;
  private final ManifestFiles files;
  private final HostStore store;
  private final StartCache cache;
  private final KnownSettings settings;

  HostExamination(
      RegistrationFolders folders,
      ManifestFiles files,
      HostStore store,
      StartCache cache,
      KnownSettings settings) {
    this.folders = folders;
    this.files = files;
    this.store = store;
    this.cache = cache;
    this.settings = settings;
  }

  List<Finding> examine() {
    var findings = new ArrayList<Finding>(settings());
    Stream.of(Scope.values())
        .map(folders::stay)
        .filter(files::isThere)
        .forEach(stay -> findings.addAll(copy(stay)));
    return findings;
  }

  private List<Finding> settings() {
    if (settings.mistakes().isEmpty()) {
      return List.of(
          Finding.ok(
              HOST,
              "settings",
              files.isThere(settings.file())
                  ? "The settings in " + settings.file() + " can be used."
                  : "There is no settings file, so everything is as it comes."));
    }
    Remedy correct =
        Remedy.advice("Correct " + settings.file() + ", or the environment variable named.");
    return settings.mistakes().stream()
        .map(mistake -> Finding.error(HOST, "settings", mistake, correct))
        .toList();
  }

  private List<Finding> copy(Path stay) {
    try {
      return copyOrFailure(stay);
    } catch (LmStudioException unreadable) {
      Failure failure = unreadable.failure();
      Remedy remedy = failure.remedy().orElseThrow();
      return List.of(
          failure.code() == FailureCode.BAD_REQUEST
              ? Finding.warning(HOST, COPY, failure.message(), remedy)
              : Finding.error(HOST, COPY, failure.message(), remedy));
    }
  }

  private List<Finding> copyOrFailure(Path stay) {
    Path launcher = store.launcher(stay);
    if (!store.isCurrent(stay)) {
      boolean own = stay.equals(folders.stay(Scope.USER));
      Finding other =
          Finding.warning(
              HOST,
              COPY,
              "The host in " + stay + " is not the version that looks here, or not whole.",
              Remedy.command(
                  "Install it again.",
                  own
                      ? settings.host().line("doctor", "--fix")
                      : settings.host().line("install", "--system")));
      return List.of(own ? other.mendableByDoctor() : other);
    }
    Finding whole =
        Finding.ok(HOST, COPY, "The host in " + stay + " is whole, and of this version.");
    return Stream.concat(Stream.of(whole), cache(launcher).stream()).toList();
  }

  private Optional<Finding> cache(Path launcher) {
    return switch (cache.state(launcher)) {
      case MADE -> Optional.of(Finding.ok(HOST, CACHE, "The host starts with its start-up cache."));
      case MISSING -> Optional.of(missing(new TerminalCommand(folders.user().os(), launcher)));
      case UNKNOWN -> Optional.empty();
    };
  }

  private static Finding missing(TerminalCommand host) {
    return Finding.warning(
            HOST,
            CACHE,
            "The host has no start-up cache that fits, so it answers later than it could.",
            Remedy.command("Make one.", host.line("prepare")))
        .mendableByDoctor();
  }
}
