package com.tabagent.lmstudio.bootstrap.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How this very program is started once more.
final class HostCommand {
  private static final String EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop/";

  private HostCommand() {}

  /// As Chromium does it: through the launcher that this process came from, or, where there was
  /// none, with this process's own Java and class path.
  static List<String> asChromium() {
    String home = System.getProperty("tabagent.home", "");
    var command = new ArrayList<String>();
    if (home.isEmpty()) {
      command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
      command.add("-cp");
      command.add(System.getProperty("java.class.path", ""));
      command.add("com.tabagent.lmstudio.bootstrap.Main");
    } else {
      command.add(Path.of(home, "bin", "tabagent-host").toString());
    }
    command.add(EXTENSION);
    return List.copyOf(command);
  }
}
