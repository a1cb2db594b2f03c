package com.tabagent.lmstudio.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The process of a browser and those that it starts for its own purposes.
final class BrowserProcess {
  private final Process process;
  private final Thread atEndOfTests;

  private BrowserProcess(Process process) {
    this.process = process;
    this.atEndOfTests = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atEndOfTests);
  }

  /// @param log takes what the browser says on its outputs, and in Chromium the hosts too
  static BrowserProcess start(List<String> command, BrowserUser user, Path log) {
    return new BrowserProcess(user.start(command, log));
  }

  /// The result of a step on the way to a browser that can be driven. If the step fails, nobody is
  /// left to close the browser, so it is killed.
  <T> T orKill(Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException | Error failed) {
      kill();
      throw failed;
    }
  }

  /// Kills the browser without a warning, as a crash would, and waits until its processes have gone
  /// too. The hosts are not touched.
  void kill() {
    List<ProcessHandle> own = Stream.concat(Stream.of(process.toHandle()), helpers()).toList();
    process.destroyForcibly();
    Waiting.until("the end of the browser", () -> own.stream().noneMatch(BrowserUser::runs));
    Runtime.getRuntime().removeShutdownHook(atEndOfTests);
  }

  private Stream<ProcessHandle> helpers() {
    return process.descendants().filter(child -> !BrowserUser.isHost(child));
  }
}
