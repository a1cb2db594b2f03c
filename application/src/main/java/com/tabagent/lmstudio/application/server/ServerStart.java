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
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    LmStudioStatus before = status.checkStatus();
    if (before.serverRunning()) {
      return before;
    }
    Duration begun = pacer.now();
    Attempt attempt = begin(begun.plus(limit), false);
    var calledOff = new CompletableFuture<@Nullable Void>();
    try (var _ = cancellation.onCancel(() -> calledOff.complete(null))) {
      CompletableFuture<?> something = CompletableFuture.anyOf(attempt.end(), calledOff);
      while (!happened(something)) {
        throwIfOver(begun.plus(limit), attempt);
        progress.starting(pacer.now().minus(begun));
      }
    }
    if (!attempt.end().isDone()) {
      cancellation.throwIfCancelled();
    }
    return status.checkStatus();
  }

  @Override
  public void startAhead() {
    begin(pacer.now().plus(DEFAULT_LIMIT), true);
  }

  private Attempt begin(Duration deadline, boolean ahead) {
    Ticket ticket = starts.join(deadline, ahead);
    if (ticket.leads()) {
      executor.execute(() -> procedure.carryOut(ticket.attempt()));
    }
    return ticket.attempt();
  }

  private static boolean happened(CompletableFuture<?> something) {
    try {
      something.get(PROGRESS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof LmStudioException why) {
        throw new LmStudioException(why.failure(), why);
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LmStudioException(
          Failure.of(FailureCode.CANCELLED, "The wait for the start was interrupted."),
          interrupted);
    }
  }

  /// The start gives up by itself when nobody waits any longer; whoever goes before the others says
  /// so here.
  private void throwIfOver(Duration deadline, Attempt attempt) {
    boolean othersWait = attempt.deadline().compareTo(deadline) > 0;
    Duration last = othersWait ? deadline : deadline.plus(GIVING_UP);
    if (pacer.now().compareTo(last) > 0) {
      throw new LmStudioException(StartProcedure.timeout());
    }
  }
}
