package com.tabagent.lmstudio.application.port.out;

import static com.tabagent.lmstudio.domain.registration.Browser.CHROMIUM;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.port.out.BrowserPolicies.Ruling;
import com.tabagent.lmstudio.domain.registration.Browser;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What all [BrowserPolicies] must tell. Each test begins without any policy.
public abstract class BrowserPoliciesContract {

  protected abstract BrowserPolicies policies();

  /// Keeps a host, or with `*` every host, from being used.
  protected abstract void givenBlocked(Browser browser, String host);

  protected abstract void givenBlockedAndAllowed(Browser browser, String blocked, String allowed);

  protected abstract void givenNoUserLevel(Browser browser);

  @Test
  void withoutAPolicyAHostMayBeUsed() {
    for (Browser browser : Set.of(CHROMIUM, Browser.CHROME, Browser.EDGE, Browser.BRAVE)) {
      assertThat(policies().ruling(browser)).isEqualTo(new Ruling.Free());
    }
  }

  @Test
  void firefoxHasNoSuchPolicies() {
    assertThat(policies().ruling(Browser.FIREFOX)).isEqualTo(new Ruling.Free());
    assertThat(policies().ruling(Browser.LIBREWOLF)).isEqualTo(new Ruling.Free());
  }

  @Test
  void aHostIsBlockedByItsNameOrWithAllOthers() {
    givenBlocked(CHROMIUM, "com.example.other");
    assertThat(policies().ruling(CHROMIUM)).isEqualTo(new Ruling.Free());

    givenBlocked(CHROMIUM, "com.tabagent.host");
    assertThat(policies().ruling(CHROMIUM)).isInstanceOf(Ruling.Blocked.class);

    givenBlocked(CHROMIUM, "*");
    assertThat(policies().ruling(CHROMIUM)).isInstanceOf(Ruling.Blocked.class);
    assertThat(policies().ruling(Browser.EDGE)).isEqualTo(new Ruling.Free());
  }

  @Test
  void whatIsAllowedByNameIsNotBlocked() {
    givenBlockedAndAllowed(CHROMIUM, "*", "com.tabagent.host");

    assertThat(policies().ruling(CHROMIUM)).isEqualTo(new Ruling.Free());
  }

  @Test
  void manifestsOfAUserMayCountForNothing() {
    givenNoUserLevel(CHROMIUM);

    assertThat(policies().ruling(CHROMIUM)).isInstanceOf(Ruling.SystemOnly.class);
  }
}
