package com.tabagent.lmstudio.application.server;

import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What this process knows of starts: the one under way, and whether the running server is its
/// work. Any thread may ask.
public final class ServerStarts {
  private @Nullable Attempt current;
  private boolean startedHere;

  public synchronized boolean underWay() {
    return current != null;
  }

  /// Whether the server was brought up by this process and has not been stopped by it since.
  public synchronized boolean startedHere() {
    return startedHere;
  }

  synchronized Optional<Attempt> current() {
    return Optional.ofNullable(current);
  }

  /// Joins the start under way, or becomes the one to carry out a new one.
  ///
  /// @param deadline until when the caller will wait, on the clock of the caller's pacer
  /// @param ahead whether this is a start for no request in particular, which yields to any that
  ///   comes
  synchronized Ticket join(Duration deadline, boolean ahead) {
    if (current != null) {
      current.join(deadline, ahead);
      return new Ticket(current, false);
    }
    current = new Attempt(deadline, ahead);
    return new Ticket(current, true);
  }

  /// Whether nobody waits for this attempt any more. If so, nobody joins it from now on either:
  /// whoever comes now begins anew instead of failing with those who came before.
  ///
  /// @param now on the clock of the deadlines
  synchronized boolean abandoned(Attempt attempt, Duration now) {
    if (now.compareTo(attempt.deadline()) <= 0) {
      return false;
    }
    leave(attempt);
    return true;
  }

  /// @param byUs false if the server came up by somebody else's doing
  synchronized void succeeded(Attempt attempt, boolean byUs) {
    startedHere |= byUs;
    leave(attempt);
    attempt.end.complete(null);
  }

  /// Changes nothing if the attempt has ended before.
  synchronized void failed(Attempt attempt, LmStudioException why) {
    leave(attempt);
    attempt.end.completeExceptionally(why);
  }

  /// An attempt may come here late, when the next is already under way.
  private void leave(Attempt attempt) {
    if (current == attempt) {
      current = null;
    }
  }

  synchronized void stopped() {
    startedHere = false;
  }

  /// A place in a start.
  ///
  /// @param leads whether the holder has to carry the attempt out
  record Ticket(Attempt attempt, boolean leads) {}

  /// One start, and until when somebody waits for it.
  static final class Attempt {
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private Duration deadline;
    private boolean ahead;

    private Attempt(Duration deadline, boolean ahead) {
      this.deadline = deadline;
      this.ahead = ahead;
    }

    private synchronized void join(Duration until, boolean alsoAhead) {
      if (!alsoAhead) {
        deadline = ahead || until.compareTo(deadline) > 0 ? until : deadline;
        ahead = false;
      }
    }

    /// When the last one who waits will have gone.
    synchronized Duration deadline() {
      return deadline;
    }

    /// Completes when the start has ended, with an [LmStudioException] if it failed.
    CompletableFuture<@Nullable Void> end() {
      return end;
    }

    /// Fails if the start has ended badly, once for each who waited: an exception of its own for
    /// every thread.
    void throwIfFailed() {
      if (end.isCompletedExceptionally() && end.exceptionNow() instanceof LmStudioException why) {
        throw new LmStudioException(why.failure(), why);
      }
    }
  }
}
