package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.registration.Browser;
import java.util.EnumMap;
import java.util.Map;

/// An administrator who says what the test says, and nothing of other browsers.
public final class FakeBrowserPolicies implements BrowserPolicies {
  private final Map<Browser, Ruling> rulings = new EnumMap<>(Browser.class);

  public void put(Browser browser, Ruling ruling) {
    rulings.put(browser, ruling);
  }

  @Override
  public Ruling ruling(Browser browser) {
    return rulings.getOrDefault(browser, new Ruling.Free());
  }
}
