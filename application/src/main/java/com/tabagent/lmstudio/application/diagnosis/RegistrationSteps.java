package com.tabagent.lmstudio.application.diagnosis;

import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import java.util.ArrayList;
import java.util.List;

/// The next steps that are a registration with one browser.
///
/// @param host the copy that looks, which is there for certain
/// @param known whom the browser is to let in: its manifest may have forgotten them
record RegistrationSteps(TerminalCommand host, KnownRegistrations known) {

  Remedy again(ManifestPlace place) {
    return isKnown(place)
        ? Remedy.command("Register the host again.", install(place))
        : Remedy.command(
            "Register it for your extension; in place of ID, give the one that the browser shows.",
            install(place));
  }

  Remedy forAllUsers(ManifestPlace place) {
    return Remedy.command(
        "Register the host for all users, as an administrator.", install(place, "--system"));
  }

  /// For who wants to use the host in one more browser.
  Remedy alsoThere(ManifestPlace place) {
    return Remedy.command(
        "To use the host there too, register it"
            + (isKnown(place) ? "." : " for your extension's ID."),
        install(place));
  }

  private boolean isKnown(ManifestPlace place) {
    return !known.of(place.browser().engine()).isEmpty();
  }

  private String install(ManifestPlace place, String... more) {
    Engine engine = place.browser().engine();
    List<String> ids = known.of(engine).stream().map(ExtensionId::text).toList();
    var arguments = new ArrayList<>(List.of("install", "--browser", place.browser().optionName()));
    for (String id : ids.isEmpty() ? List.of("ID") : ids) {
      arguments.addAll(List.of(engine.idOption(), id));
    }
    arguments.addAll(List.of(more));
    return host.line(arguments.toArray(String[]::new));
  }
}
