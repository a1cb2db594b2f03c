package com.tabagent.lmstudio.adapter.filesystem;

import java.nio.file.Path;

/// Who runs from a folder right now. A host that runs opens jars when it first needs them, so its
/// files must stay for as long as it lives.
final class RunningHosts {

  private RunningHosts() {}

  /// Whether a process of this user names the folder on its command line, as the launcher has it.
  static boolean anyFrom(Path folder) {
    String named = folder.toString();
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").contains(named));
  }
}
