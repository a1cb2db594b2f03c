package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.application.port.out.LmsCli;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.LmsExit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A running `lms`. Whoever awaits it also empties its pipes, a look at a time and without ever
/// blocking on them: what `lms` has started may keep them open for as long as it lives, so their
/// end says nothing, and no thread of ours hangs on them. For one thread at a time.
final class LmsRun implements LmsCli.Run {

  /// How often the pipes are emptied: `lms` stands still that long at most when one is full.
  private static final Duration LOOK = Duration.ofMillis(20);

  /// How long the system may take to end a process that it was told to end.
  private static final Duration ENDING = Duration.ofSeconds(2);

  private final Process process;
  private final PipeTail out;
  private final PipeTail err;
  private Optional<LmsExit> exit = Optional.empty();

  LmsRun(Process process) {
    this.process = process;
    this.out = new PipeTail(process.getInputStream());
    this.err = new PipeTail(process.getErrorStream());
  }

  @Override
  public Optional<LmsExit> await(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (exit.isEmpty()) {
      long left = deadline - System.nanoTime();
      if (hasEnded(Math.min(left, LOOK.toNanos()))) {
        end();
      } else if (left <= 0) {
        break;
      }
    }
    return exit;
  }

  /// Empties the pipes before and after the wait.
  private boolean hasEnded(long nanos) {
    drain();
    try {
      boolean ended = process.waitFor(nanos, TimeUnit.NANOSECONDS);
      drain();
      return ended;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LmStudioException(
          Failure.of(FailureCode.CANCELLED, "The wait for lms was interrupted."), interrupted);
    }
  }

  private void drain() {
    out.drain();
    err.drain();
  }

  private void end() {
    out.close();
    err.close();
    exit = Optional.of(new LmsExit(process.exitValue(), OutputText.joined(err, out)));
  }

  @Override
  public void kill() {
    drain(); // Java closes the pipes together with the process.
    process.destroyForcibly();
    try {
      await(ENDING);
    } finally {
      out.close();
      err.close();
    }
  }
}
