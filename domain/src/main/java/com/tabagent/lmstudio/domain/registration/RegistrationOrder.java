package com.tabagent.lmstudio.domain.registration;

import java.util.List;
import java.util.Set;

/// What to register, or to take back.
///
/// @param browsers those that were named; empty for all that are there
/// @param callers the extensions that may call, beside those that may already
/// @param dryRun whether only to say what would be done
public record RegistrationOrder(
    Scope scope, Set<Browser> browsers, List<ExtensionId> callers, boolean dryRun) {

  public RegistrationOrder {
    browsers = Set.copyOf(browsers);
    callers = List.copyOf(callers);
  }

  /// Whether this browser was named outright.
  public boolean names(Browser browser) {
    return browsers.contains(browser);
  }
}
