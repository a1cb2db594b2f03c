package com.tabagent.lmstudio.adapter.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The processes of one trial, wherever they have gone: a variable of the environment, which
/// children inherit, tells them from all others. One that was cut loose from its parents has it
/// still, and is nobody's descendant.
///
/// Only Linux shows the environment of a process; elsewhere there are none to be found.
final class MarkedProcesses {
  private static final String NAME = "TABAGENT_TRIAL";

  private static final Path PROCESSES = Path.of("/proc");

  private final String mark;

  /// A mark that no other trial has.
  static MarkedProcesses anew() {
    return new MarkedProcesses(ProcessHandle.current().pid() + "-" + System.nanoTime());
  }

  private MarkedProcesses(String mark) {
    this.mark = mark;
  }

  /// Puts the mark into the environment of a process that is to be started.
  void mark(Map<String, String> environment) {
    environment.put(NAME, mark);
  }

  /// Those that run now.
  List<ProcessHandle> running() {
    return Files.isDirectory(PROCESSES.resolve("self"))
        ? ProcessHandle.allProcesses().filter(this::isMarked).toList()
        : List.of();
  }

  /// A process that has ended, or is another user's, shows nothing.
  private boolean isMarked(ProcessHandle process) {
    try {
      Path environment = PROCESSES.resolve(Long.toString(process.pid())).resolve("environ");
      String all = Files.readString(environment, StandardCharsets.ISO_8859_1);
      return Arrays.asList(all.split("\0")).contains(NAME + "=" + mark);
    } catch (IOException gone) {
      return false;
    }
  }
}
