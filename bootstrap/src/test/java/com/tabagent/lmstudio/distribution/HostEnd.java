package com.tabagent.lmstudio.distribution;

import java.time.Duration;
import java.util.List;

/// How a host ended.
///
/// @param byItself before its browser had to do anything about it
/// @param after how long after the end of its input
/// @param lastWords the frames that nobody had read until then
/// @param left what it had started and what still runs
record HostEnd(
    boolean byItself,
    int exitCode,
    Duration after,
    List<String> lastWords,
    List<ProcessHandle> left) {

  /// As it has to be, whatever the host was at.
  boolean isClean() {
    return byItself && exitCode == 0 && left.isEmpty();
  }
}
