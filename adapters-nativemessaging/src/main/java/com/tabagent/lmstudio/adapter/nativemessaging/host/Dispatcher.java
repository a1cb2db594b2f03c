package com.tabagent.lmstudio.adapter.nativemessaging.host;

import com.tabagent.lmstudio.adapter.nativemessaging.action.Actions;
import com.tabagent.lmstudio.adapter.nativemessaging.action.Request;
import com.tabagent.lmstudio.adapter.nativemessaging.action.UseCases;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Entry;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Envelope;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.adapter.nativemessaging.message.RequestId;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.time.Duration;
import java.util.Optional;

/// Gives each request a thread of its own; those without an id share one, so that they are answered
/// in their order.
final class Dispatcher {

  /// How long what has been read may take to finish after the browser has gone. Chromium ends the
  /// process after two seconds.
  private static final Duration LAST_CHANCE = Duration.ofMillis(800);

  private static final Duration ABORT = Duration.ofMillis(100);

  private final FrameWriter writer;
  private final HostSettings settings;
  private final UseCases useCases;
  private final Actions actions;
  private final HostLog log;
  private final InFlight inFlight;
  private final SerialLane oneByOne = new SerialLane();
  private boolean portSeen;

  Dispatcher(FrameWriter writer, HostSettings settings, UseCases useCases, HostLog log) {
    this.writer = writer;
    this.settings = settings;
    this.useCases = useCases;
    this.actions = new Actions(useCases, settings.identity());
    this.log = log;
    this.inFlight = new InFlight(settings.identity().mostRequests());
  }

  /// Begins a request and returns at once. Called by the reading thread only.
  void dispatch(Envelope envelope) {
    try {
      envelope
          .problem()
          .ifPresent(
              problem -> {
                throw new LmStudioException(problem);
              });
      envelope.id().ifPresent(id -> startAheadOnce());
      begin(envelope);
    } catch (LmStudioException refused) {
      answer(envelope.id(), envelope.action(), refused.failure());
    }
  }

  /// Answers what is no request, in its turn.
  void answer(Optional<RequestId> id, Optional<String> action, Failure failure) {
    run(id, () -> new Answers(writer, id, action, false, () -> {}).error(failure));
  }

  private void begin(Envelope envelope) {
    boolean streams = envelope.parameters().flag("stream") && envelope.id().isPresent();
    Entry entry = inFlight.admit(envelope.id(), streams);
    var answers =
        new Answers(
            writer, envelope.id(), envelope.action(), streams, () -> inFlight.release(entry));
    run(envelope.id(), () -> perform(envelope, entry, answers));
  }

  private void run(Optional<RequestId> id, Runnable work) {
    if (id.isPresent()) {
      Thread.ofVirtual().name("request-" + id.get()).start(work);
    } else {
      oneByOne.add(work);
    }
  }

  private void perform(Envelope envelope, Entry entry, Answers answers) {
    try {
      String action = envelope.action().orElseThrow();
      if (action.equals("cancel")) {
        cancel(envelope.parameters(), answers);
      } else {
        actions
            .named(action)
            .perform(new Request(envelope.parameters(), entry.cancellation()), answers);
      }
    } catch (LmStudioException failed) {
      answers.error(failed.failure());
    } catch (RuntimeException | Error defect) {
      defect(defect, answers);
    } finally {
      inFlight.done(entry);
    }
  }

  private void cancel(Parameters parameters, Answers answers) {
    RequestId target =
        parameters.requestId("target").orElseThrow(() -> Parameters.missing("target"));
    boolean cancelled = inFlight.cancel(target);
    answers.success(out -> out.field("cancelled", cancelled));
  }

  private void defect(Throwable defect, Answers answers) {
    log.problem("A request failed by a defect of this program.", defect);
    if (!answers.ended()) {
      answers.error(
          Failure.of(
              FailureCode.INTERNAL,
              "The request failed by a defect of this program; its log says more."));
    }
  }

  /// Only a lasting connection gives its requests ids: a sign that somebody will want the server.
  private void startAheadOnce() {
    if (!portSeen && settings.autoStart() == AutoStart.ON_START) {
      Thread.ofVirtual().name("start-ahead").start(this::startAhead);
    }
    portSeen = true;
  }

  private void startAhead() {
    try {
      useCases.ensureServerRunning().startAhead();
    } catch (RuntimeException | Error defect) {
      log.problem("Starting the server ahead failed by a defect of this program.", defect);
    }
  }

  /// Lets what is in flight finish, for a moment, and calls the rest off.
  void finish() {
    inFlight.cancelStreams();
    if (!awaitNone(LAST_CHANCE)) {
      abort();
    }
  }

  /// Calls everything off.
  void abort() {
    inFlight.cancelAll();
    awaitNone(ABORT);
  }

  private boolean awaitNone(Duration limit) {
    try {
      return inFlight.awaitNone(limit) && oneByOne.awaitEmpty(limit);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
