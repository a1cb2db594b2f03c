package com.tabagent.lmstudio.adapter.filesystem;

import java.io.IOException;
import java.nio.file.Path;

/// Who runs from a folder right now. A host that runs opens jars when it first needs them, so its
/// files must stay for as long as it lives.
final class RunningHosts {

  private RunningHosts() {}

  /// Whether a process of this user names the folder on its command line: by the way that is given
  /// here, or by its real one, which is what the launcher follows links to.
  static boolean anyFrom(Path folder) throws IOException {
    String named = folder.toString();
    String real = folder.toRealPath().toString();
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .anyMatch(line -> line.contains(named) || line.contains(real));
  }
}
