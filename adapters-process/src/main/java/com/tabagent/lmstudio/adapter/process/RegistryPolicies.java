package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.application.port.out.BrowserPolicies;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.HostPolicies;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The policies that Chromium's family reads on Windows: a key of the registry's for the machine,
/// and one for the user, over which the machine's counts. Firefox has none about hosts.
public final class RegistryPolicies implements BrowserPolicies {
  private final String reg;

  /// @param reg the program to run, Windows' own `reg.exe`
  public RegistryPolicies(String reg) {
    this.reg = reg;
  }

  @Override
  public Ruling ruling(Browser browser) {
    if (browser.engine() == Engine.FIREFOX) {
      return new Ruling.Free();
    }
    Optional<String> maker = maker(browser);
    if (maker.isEmpty()) {
      return new Ruling.NotExamined("It is not known where it keeps policies on Windows.");
    }
    try {
      String key = "\\Software\\Policies\\" + maker.get();
      return Ruling.of(said("HKLM" + key).over(said("HKCU" + key)));
    } catch (IOException failed) {
      return new Ruling.NotExamined("The registry cannot be read: " + failed.getMessage() + ".");
    }
  }

  /// A key that is not there says nothing. What `query` prints depends on the code page, and the
  /// names of policies and hosts are ASCII.
  private HostPolicies said(String key) throws IOException {
    ToolRun query = ToolRun.of(List.of(reg, "query", key, "/s"));
    return query.exit() == 0 ? RegistryListing.policies(query.output(), key) : HostPolicies.NONE;
  }

  private static Optional<String> maker(Browser browser) {
    return switch (browser) {
      case CHROME -> Optional.of("Google\\Chrome");
      case CHROMIUM -> Optional.of("Chromium");
      case EDGE -> Optional.of("Microsoft\\Edge");
      case BRAVE -> Optional.of("BraveSoftware\\Brave");
      case VIVALDI -> Optional.of("Vivaldi");
      case OPERA, ARC, CHROME_FOR_TESTING, FIREFOX, LIBREWOLF -> Optional.empty();
    };
  }
}
