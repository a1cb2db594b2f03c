package com.tabagent.lmstudio.adapter.filesystem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Who runs from a folder right now. A host that runs opens jars when it first needs them, so its
/// files must stay for as long as it lives.
final class RunningHosts {

  private RunningHosts() {}

  /// Whether a process of this user is a program in the folder, or names it on its command line: by
  /// the way that is given here, or by its real one, which is what the launcher follows links to.
  /// Windows tells the program alone, so a host that runs on another Java is not seen there.
  static boolean anyFrom(Path folder) throws IOException {
    return anyFrom(folder, ProcessHandle.allProcesses().map(ProcessHandle::info));
  }

  static boolean anyFrom(Path folder, Stream<ProcessHandle.Info> processes) throws IOException {
    String named = folder.toString();
    String real = folder.toRealPath().toString();
    return processes
        .flatMap(info -> Stream.concat(info.commandLine().stream(), info.command().stream()))
        .anyMatch(line -> line.contains(named) || line.contains(real));
  }
}
