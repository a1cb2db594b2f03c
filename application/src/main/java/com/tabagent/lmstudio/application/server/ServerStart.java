package com.tabagent.lmstudio.application.server;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.application.port.out.Pacer;
import com.tabagent.lmstudio.application.server.ServerStarts.Attempt;
import com.tabagent.lmstudio.application.server.ServerStarts.Ticket;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Lets any number of callers wait for one start, each with its own patience.
public final class ServerStart implements EnsureServerRunning {
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

  /// How long the start itself may take to give up once its time is over: it ends its `lms` first.
  private static final Duration GIVING_UP = Duration.ofSeconds(3);

  private final CheckStatus status;
  private final ServerStarts starts;
  private final StartProcedure procedure;
  private final Pacer pacer;
  private final Executor executor;

  /// @param executor carries a start out beside its callers
  public ServerStart(
      CheckStatus status,
      ServerStarts starts,
      StartProcedure procedure,
      Pacer pacer,
      Executor executor) {
    this.status = status;
    this.starts = starts;
    this.procedure = procedure;
    this.pacer = pacer;
    this.executor = executor;
  }

  @Override
  public LmStudioStatus ensureServerRunning(
      Duration limit, Progress progress, Cancellation cancellation) {
    LmStudioStatus before = status.checkStatus(cancellation);
    if (before.serverRunning()) {
      return before;
    }
    cancellation.throwIfCancelled();
    Duration begun = pacer.now();
    Attempt attempt = begin(begun.plus(limit), false);
    await(attempt, new Patience(begun, begun.plus(limit)), progress, cancellation);
    attempt.throwIfFailed();
    LmStudioStatus after = status.checkStatus(cancellation);
    if (!after.serverRunning()) {
      throw new LmStudioException(goneAgain());
    }
    return after;
  }

  @Override
  public void startAhead() {
    begin(pacer.now().plus(DEFAULT_LIMIT), true);
  }

  private Attempt begin(Duration deadline, boolean ahead) {
    Ticket ticket = starts.join(deadline, ahead);
    if (ticket.leads()) {
      carryOut(ticket.attempt());
    }
    return ticket.attempt();
  }

  private void carryOut(Attempt attempt) {
    try {
      executor.execute(() -> procedure.carryOut(attempt));
    } catch (RuntimeException | Error notTaken) {
      procedure.fail(attempt, notTaken);
    }
  }

  private void await(
      Attempt attempt, Patience patience, Progress progress, Cancellation cancellation) {
    var calledOff = new CompletableFuture<@Nullable Void>();
    try (var _ = cancellation.onCancel(() -> calledOff.complete(null))) {
      CompletableFuture<?> either = CompletableFuture.anyOf(attempt.end(), calledOff);
      while (!pacer.await(either, untilNextWord(attempt, patience))) {
        progress.starting(pacer.now().minus(patience.begun));
      }
    }
    if (!attempt.end().isDone()) {
      cancellation.throwIfCancelled();
    }
  }

  /// How long to wait until the next word of progress. The start gives up by itself when nobody
  /// waits any longer; whoever goes before the others is let go here.
  private Duration untilNextWord(Attempt attempt, Patience patience) {
    boolean othersWait = attempt.deadline().compareTo(patience.deadline) > 0;
    Duration last = othersWait ? patience.deadline : patience.deadline.plus(GIVING_UP);
    Duration left = last.minus(pacer.now());
    if (!left.isPositive()) {
      throw new LmStudioException(StartProcedure.timeout());
    }
    return left.compareTo(PROGRESS_EVERY) < 0 ? left : PROGRESS_EVERY;
  }

  private static Failure goneAgain() {
    return Failure.of(
        FailureCode.START_FAILED,
        "LM Studio's server came up, and does not answer any more.",
        Remedy.advice("Open LM Studio by hand and look at what it says, then try again."));
  }

  /// From when until when one caller waits.
  private record Patience(Duration begun, Duration deadline) {}
}
