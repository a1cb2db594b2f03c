package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.registration.Browser;

/// What an administrator of the machine has decided about hosts like this one.
public interface BrowserPolicies {

  /// Looks anew at every call. What cannot be read counts as absent, as it does for the browser.
  Ruling ruling(Browser browser);

  /// A decision.
  sealed interface Ruling {

    /// This host may be used.
    record Free() implements Ruling {}

    /// It may not.
    ///
    /// @param source where that is written
    record Blocked(String source) implements Ruling {}

    /// Only a host that is registered for all users may be used.
    ///
    /// @param source where that is written
    record SystemOnly(String source) implements Ruling {}
  }
}
