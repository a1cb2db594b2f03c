package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.ManifestPlace.Use;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import com.tabagent.lmstudio.domain.registration.Scope;
import java.util.List;

/// Which of all places an order is about.
final class Selection {
  private final Registrations registrations;
  private final List<ManifestPlace> all;

  Selection(Registrations registrations, List<ManifestPlace> all) {
    this.registrations = registrations;
    this.all = all;
  }

  /// Those to register with: browsers that are there, and those that were named whether they are
  /// there or not, but previews of them, and folders of some systems, only where they are.
  List<ManifestPlace> forInstall(RegistrationOrder order) {
    requirePlaces(order);
    List<ManifestPlace> chosen =
        all.stream()
            .filter(place -> order.browsers().isEmpty() || order.names(place.browser()))
            .filter(
                place ->
                    (order.names(place.browser()) && place.use() == Use.WRITTEN)
                        || registrations.isThere(place))
            .toList();
    if (chosen.isEmpty()) {
      throw refused(
          "No browser was found that this host can be registered with.",
          "Name one, such as: install --browser chromium");
    }
    return chosen;
  }

  /// Those to take back from: all places, or those of the named browsers.
  List<ManifestPlace> forUninstall(RegistrationOrder order) {
    requirePlaces(order);
    return all.stream()
        .filter(place -> order.browsers().isEmpty() || order.names(place.browser()))
        .toList();
  }

  private void requirePlaces(RegistrationOrder order) {
    for (Browser browser : order.browsers().stream().sorted().toList()) {
      if (all.stream().noneMatch(place -> place.browser() == browser)) {
        throw refused(
            "It is not known where "
                + browser.title()
                + (order.scope() == Scope.SYSTEM
                    ? " looks for the hosts of all users on this system."
                    : " looks for hosts on this system."),
            "Leave out "
                + (order.scope() == Scope.SYSTEM ? "--system or " : "")
                + "--browser "
                + browser.optionName()
                + ".");
      }
    }
  }

  static LmStudioException refused(String message, String advice) {
    return new LmStudioException(
        Failure.of(FailureCode.BAD_REQUEST, message, Remedy.advice(advice)));
  }
}
