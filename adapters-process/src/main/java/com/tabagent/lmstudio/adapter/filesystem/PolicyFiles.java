package com.tabagent.lmstudio.adapter.filesystem;

import com.tabagent.lmstudio.application.port.out.BrowserPolicies;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.HostPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The policies that Chromium's family reads on Linux: every file in a folder below `/etc`,
/// whatever its name, the last by name counting for a key. Firefox has none about hosts.
public final class PolicyFiles implements BrowserPolicies {
  private final Path systemRoot;

  /// @param systemRoot `/`; another folder in a test
  public PolicyFiles(Path systemRoot) {
    this.systemRoot = systemRoot;
  }

  @Override
  public Ruling ruling(Browser browser) {
    if (browser.engine() == Engine.FIREFOX) {
      return new Ruling.Free();
    }
    List<String> folders = folders(browser);
    try {
      var policies = HostPolicies.NONE;
      for (String folder : folders) {
        for (Path file : files(systemRoot.resolve(folder))) {
          policies = PolicyFile.read(file).over(policies);
        }
      }
      return folders.isEmpty()
          ? new Ruling.NotExamined("It is not known where it keeps policies on Linux.")
          : Ruling.of(policies);
    } catch (IOException unreadable) {
      return new Ruling.NotExamined("Its policies cannot be read: " + unreadable + ".");
    }
  }

  /// Empty where nobody has written it down, or sources disagree.
  private static List<String> folders(Browser browser) {
    return switch (browser) {
      case CHROME -> List.of("etc/opt/chrome/policies/managed");
      case CHROMIUM ->
          List.of("etc/chromium/policies/managed", "etc/chromium-browser/policies/managed");
      case EDGE -> List.of("etc/opt/edge/policies/managed");
      case BRAVE -> List.of("etc/brave/policies/managed");
      case CHROME_FOR_TESTING -> List.of("etc/opt/chrome_for_testing/policies/managed");
      case VIVALDI, OPERA, ARC, FIREFOX, LIBREWOLF -> List.of();
    };
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
