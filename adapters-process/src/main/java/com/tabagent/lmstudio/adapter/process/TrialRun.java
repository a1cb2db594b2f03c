package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.adapter.process.ProcessTrialStart.Patience;
import com.tabagent.lmstudio.domain.diagnosis.Handshake;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A host that is being tried. Its pipes are looked at without ever blocking on them: it may hold
/// them open and say nothing, and a child of its own may do so when it has ended. For one thread.
final class TrialRun implements AutoCloseable {

  /// How often the pipes are looked at, in milliseconds; also how exact the measured time is.
  private static final long LOOK = 2;

  private final Process process;
  private final MarkedProcesses own;
  private final long started;
  private final FirstFrame frame;
  private final PipeTail words;
  private List<ProcessHandle> others = List.of();

  /// @param own what bears the mark that the process was given
  /// @param started when the start began, by [System#nanoTime]
  TrialRun(Process process, MarkedProcesses own, long started) {
    this.process = process;
    this.own = own;
    this.started = started;
    this.frame = new FirstFrame(process.getInputStream());
    this.words = new PipeTail(process.getErrorStream());
  }

  Handshake greet(Patience patience) {
    sayHello();
    while (!frame.isComplete()) {
      boolean ended = hasEnded();
      if (frame.isBroken()) {
        return frame.isTooLarge()
            ? new Handshake.TooLarge(frame.length())
            : new Handshake.NoFrame(frame.length());
      }
      if (ended && !frame.isComplete()) {
        return frame.hasBegun()
            ? new Handshake.BrokeOff(process.exitValue(), said())
            : new Handshake.EndedEarly(process.exitValue(), said());
      }
      if (!frame.isComplete() && since(started).compareTo(patience.reply()) > 0) {
        return new Handshake.Silent(patience.reply());
      }
    }
    Handshake greeted = HelloReply.read(frame.content()).asHandshake(since(started));
    return greeted instanceof Handshake.Answered ? goodbye(greeted, patience.end()) : greeted;
  }

  /// A host that has ended already cannot be written to; how it ended says more than that.
  private void sayHello() {
    try {
      process.getOutputStream().write(HelloReply.question());
      process.getOutputStream().flush();
    } catch (IOException gone) {
      words.drain();
    }
  }

  private Handshake goodbye(Handshake greeted, Duration limit) {
    others = process.descendants().toList();
    closeInput();
    long closed = System.nanoTime();
    while (!hasEnded()) {
      if (since(closed).compareTo(limit) > 0) {
        return new Handshake.DoesNotEnd(limit);
      }
    }
    if (frame.isFollowedByNoFrame()) {
      return new Handshake.NoFrame(frame.followingLength());
    }
    if (process.exitValue() != 0) {
      return new Handshake.EndsBadly(process.exitValue(), said());
    }
    long left = left().filter(ProcessHandle::isAlive).count();
    return left > 0 ? new Handshake.LeavesProcesses((int) left) : greeted;
  }

  /// What it has started: its descendants while it ran, and those that were nobody's then.
  private Stream<ProcessHandle> left() {
    return Stream.concat(others.stream(), own.running().stream())
        .distinct()
        .filter(other -> other.pid() != process.pid());
  }

  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // It has ended; that is waited for next.
      words.drain();
    }
  }

  /// Looks at the pipes before and after a short wait for the end.
  private boolean hasEnded() {
    drain();
    try {
      boolean ended = process.waitFor(LOOK, TimeUnit.MILLISECONDS);
      drain();
      return ended;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LmStudioException(
          Failure.of(FailureCode.CANCELLED, "The trial of the host was interrupted."), interrupted);
    }
  }

  private void drain() {
    frame.drain();
    words.drain();
  }

  private String said() {
    return OutputText.plain(words.bytes()).strip();
  }

  private static Duration since(long moment) {
    return Duration.ofNanos(System.nanoTime() - moment);
  }

  /// Ends by force what is still there of this host and of what it has started.
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    left().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
