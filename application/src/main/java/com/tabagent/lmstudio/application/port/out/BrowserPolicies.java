package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.HostPolicies;

/// What an administrator of the machine has decided about hosts like this one.
public interface BrowserPolicies {

  /// Looks anew at every call; may block for some processes' lives, ten seconds each at most. What
  /// the browser itself passes over counts as absent.
  Ruling ruling(Browser browser);

  /// A decision.
  sealed interface Ruling {

    /// What an administrator's words come to.
    static Ruling of(HostPolicies policies) {
      return policies
          .blockedBy()
          .<Ruling>map(Blocked::new)
          .or(() -> policies.systemOnlyBy().map(SystemOnly::new))
          .orElseGet(Free::new);
    }

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

    /// Nobody has looked, so nobody can say.
    ///
    /// @param reason a sentence
    record NotExamined(String reason) implements Ruling {}
  }
}
