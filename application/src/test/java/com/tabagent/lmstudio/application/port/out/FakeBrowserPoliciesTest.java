package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.port.out.BrowserPolicies.Ruling;
import com.tabagent.lmstudio.domain.registration.Browser;

class FakeBrowserPoliciesTest extends BrowserPoliciesContract {
  private final FakeBrowserPolicies policies = new FakeBrowserPolicies();

  @Override
  protected BrowserPolicies policies() {
    return policies;
  }

  @Override
  protected void givenBlocked(Browser browser, String host) {
    boolean ours = host.equals("*") || host.equals("com.tabagent.host");
    policies.put(browser, ours ? new Ruling.Blocked("a policy") : new Ruling.Free());
  }

  @Override
  protected void givenBlockedAndAllowed(Browser browser, String blocked, String allowed) {
    policies.put(browser, new Ruling.Free());
  }

  @Override
  protected void givenNoUserLevel(Browser browser) {
    policies.put(browser, new Ruling.SystemOnly("a policy"));
  }
}
