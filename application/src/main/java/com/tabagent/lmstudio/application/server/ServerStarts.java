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

  /// @param byUs false if the server came up by somebody else's doing
  synchronized void succeeded(Attempt attempt, boolean byUs) {
    startedHere |= byUs;
    current = null;
    attempt.end.complete(null);
  }

  synchronized void failed(Attempt attempt, LmStudioException why) {
    current = null;
    attempt.end.completeExceptionally(why);
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
  }
}
