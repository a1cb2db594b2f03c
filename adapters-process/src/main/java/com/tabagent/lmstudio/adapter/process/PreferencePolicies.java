package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.application.port.out.BrowserPolicies;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.HostPolicies;
import com.tabagent.lmstudio.domain.registration.HostPolicies.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The policies that Chromium's family reads on macOS: preferences that an administrator manages,
/// in a file for the machine and one for the user, over which the machine's counts. They are
/// binary, so the system's own `plutil` reads them. Firefox has none about hosts.
public final class PreferencePolicies implements BrowserPolicies {
  private final String plutil;
  private final Path managed;
  private final String userName;

  /// @param plutil the program to run
  /// @param systemRoot `/`; another folder in a test
  /// @param userName whose preferences count
  public PreferencePolicies(String plutil, Path systemRoot, String userName) {
    this.plutil = plutil;
    this.managed = systemRoot.resolve("Library/Managed Preferences");
    this.userName = userName;
  }

  @Override
  public Ruling ruling(Browser browser) {
    if (browser.engine() == Engine.FIREFOX) {
      return new Ruling.Free();
    }
    Optional<String> bundle = bundle(browser);
    if (bundle.isEmpty()) {
      return new Ruling.NotExamined("It is not known where it keeps policies on macOS.");
    }
    String name = bundle.get() + ".plist";
    try {
      return Ruling.of(
          said(managed.resolve(name)).over(said(managed.resolve(userName).resolve(name))));
    } catch (IOException failed) {
      return new Ruling.NotExamined(
          "Its managed preferences cannot be read: " + failed.getMessage() + ".");
    }
  }

  private HostPolicies said(Path file) throws IOException {
    if (!Files.exists(file)) {
      return HostPolicies.NONE;
    }
    if (run("-lint", "-s", file.toString()).exit() != 0) {
      throw new IOException("plutil refuses " + file);
    }
    return new HostPolicies(
        list(file, HostPolicies.BLOCKED), list(file, HostPolicies.ALLOWED), userLevel(file));
  }

  private Optional<Said<Set<String>>> list(Path file, String key) throws IOException {
    return value(file, key, "json")
        .flatMap(TextList::of)
        .map(hosts -> new Said<>(hosts, file.toString()));
  }

  private Optional<Said<Boolean>> userLevel(Path file) throws IOException {
    return value(file, HostPolicies.USER_LEVEL, "raw")
        .filter(text -> text.equals("true") || text.equals("false"))
        .map(text -> new Said<>(Boolean.valueOf(text), file.toString()));
  }

  /// A key that is not there is no failure.
  private Optional<String> value(Path file, String key, String format) throws IOException {
    ToolRun extract = run("-extract", key, format, "-o", "-", file.toString());
    return extract.exit() == 0 ? Optional.of(extract.output().strip()) : Optional.empty();
  }

  private ToolRun run(String... arguments) throws IOException {
    return ToolRun.of(Stream.concat(Stream.of(plutil), Stream.of(arguments)).toList());
  }

  private static Optional<String> bundle(Browser browser) {
    return switch (browser) {
      case CHROME -> Optional.of("com.google.Chrome");
      case CHROMIUM -> Optional.of("org.chromium.Chromium");
      case EDGE -> Optional.of("com.microsoft.Edge");
      case BRAVE -> Optional.of("com.brave.Browser");
      case VIVALDI -> Optional.of("com.vivaldi.Vivaldi");
      case OPERA, ARC, CHROME_FOR_TESTING, FIREFOX, LIBREWOLF -> Optional.empty();
    };
  }
}
