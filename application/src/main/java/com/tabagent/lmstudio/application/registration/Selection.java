package com.tabagent.lmstudio.application.registration;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.ManifestPlace;
import com.tabagent.lmstudio.domain.registration.ManifestPlace.Use;
import com.tabagent.lmstudio.domain.registration.RegistrationOrder;
import java.util.List;
import java.util.stream.Stream;

/// Which of all places an order is about.
final class Selection {
  private final Site site;
  private final RegistrationOrder order;

  Selection(Site site) {
    this.site = site;
    this.order = site.order();
  }

  /// Those to register with: browsers that are there, and those that were named whether they are
  /// there or not, but previews of them, and folders of some systems, only where they are.
  List<ManifestPlace> forInstall() {
    requirePlaces();
    List<ManifestPlace> chosen =
        ofTheOrder()
            .filter(
                place ->
                    (order.names(place.browser()) && place.use() == Use.WRITTEN)
                        || site.registrations().isThere(place))
            .toList();
    if (chosen.isEmpty()) {
      throw refused(
          "No browser was found that this host can be registered with.",
          "Name one, such as: install --browser chromium");
    }
    return chosen;
  }

  /// Those to take back from: all places, or those of the named browsers.
  List<ManifestPlace> forUninstall() {
    requirePlaces();
    return ofTheOrder().toList();
  }

  private Stream<ManifestPlace> ofTheOrder() {
    return site.places().stream()
        .filter(place -> order.browsers().isEmpty() || order.names(place.browser()));
  }

  private void requirePlaces() {
    for (Browser browser : order.browsers().stream().sorted().toList()) {
      if (site.places().stream().noneMatch(place -> place.browser() == browser)) {
        String what = site.isForAllUsers() ? "the hosts of all users" : "hosts";
        throw refused(
            "It is not known where " + browser.title() + " looks for " + what + " on this system.",
            "Leave out "
                + (site.isForAllUsers() ? "--system or " : "")
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
