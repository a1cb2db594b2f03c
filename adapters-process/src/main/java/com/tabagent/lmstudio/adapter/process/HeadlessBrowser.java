package com.tabagent.lmstudio.adapter.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The process of a browser without a window, and all that it starts, hosts included. What it says
/// on standard error is taken in and kept as far as it may tell why it does not come up. For one
/// thread.
final class HeadlessBrowser implements AutoCloseable {

  /// How often is looked whether something has come, in milliseconds.
  private static final long LOOK = 20;

  /// How long a browser may take to end when it was asked to.
  private static final Duration ENDING = Duration.ofSeconds(5);

  private final Process process;
  private final MarkedProcesses own;
  private final PipeTail words;
  private final Thread atExit = new Thread(this::kill, "end-browser");

  private HeadlessBrowser(Process process, MarkedProcesses own) {
    this.process = process;
    this.own = own;
    this.words = new PipeTail(process.getErrorStream());
  }

  /// @param folder its current folder
  static HeadlessBrowser start(TrialFolder folder, List<String> command, Map<String, String> more)
      throws IOException {
    MarkedProcesses own = MarkedProcesses.anew();
    var builder = new ProcessBuilder(command).directory(folder.root().toFile());
    builder.environment().clear();
    builder.environment().putAll(more);
    own.mark(builder.environment());
    var browser = new HeadlessBrowser(builder.start(), own);
    // Whoever calls the doctor off in the middle leaves no browser behind.
    Runtime.getRuntime().addShutdownHook(browser.atExit);
    return browser;
  }

  Process process() {
    return process;
  }

  /// What may have come by now, looked for without waiting.
  @FunctionalInterface
  interface Look<T> {
    Optional<T> take() throws IOException;
  }

  /// Blocks until something has come.
  ///
  /// @return nothing if it has not come in time
  /// @throws IOException if the browser has ended instead
  <T> Optional<T> await(Duration limit, Look<T> look) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    Optional<T> come = look.take();
    while (come.isEmpty() && System.nanoTime() < deadline) {
      boolean ended = waitForEnd(LOOK);
      words.drain();
      come = look.take();
      if (ended && come.isEmpty()) {
        throw new IOException("it ended with exit code " + process.exitValue() + said());
      }
    }
    return come;
  }

  private String said() {
    String text = OutputText.plain(words.bytes()).strip();
    return text.isEmpty() ? "" : ": " + text;
  }

  private boolean waitForEnd(long milliseconds) throws IOException {
    try {
      return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("the wait for it was interrupted", interrupted);
    }
  }

  /// Waits for the end of a browser that was asked to end, for some seconds. One that does not end
  /// by then is ended when it is closed.
  void awaitEnd() throws IOException {
    waitForEnd(ENDING.toMillis());
  }

  /// Ends by force whatever is left of it, and sees it end.
  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atExit);
    for (ProcessHandle each : kill()) {
      awaitEnd(each);
    }
  }

  private Set<ProcessHandle> kill() {
    Set<ProcessHandle> all = new LinkedHashSet<>(List.of(process.toHandle()));
    List<ProcessHandle> more;
    // Whoever was just being started is found in the next round.
    do {
      more = new ArrayList<>(process.descendants().toList());
      more.addAll(own.running());
      more.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    } while (all.addAll(more));
    return all;
  }

  private static void awaitEnd(ProcessHandle each) throws IOException {
    try {
      each.onExit().get(ENDING.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException stays) {
      throw new IOException("process " + each.pid() + " could not be ended", stays);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("the wait for its end was interrupted", interrupted);
    }
  }
}
