package com.tabagent.lmstudio.adapter.nativemessaging.host;

import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Entry;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;

/// The work of one message, from its beginning to its reply, whatever happens on the way.
///
/// @param action whose work it is, as the log may name it
/// @param work gives the reply, or fails
/// @param done called at the very end
record Turn(String action, Entry entry, Answers answers, Runnable work, Runnable done, HostLog log)
    implements Runnable {

  /// Never fails.
  @Override
  public void run() {
    try {
      attempt();
      answers.failure().ifPresent(code -> log.info(action + " failed: " + code));
    } catch (RuntimeException | Error defect) {
      log.problem("No reply could be given.", defect);
    } finally {
      done.run();
    }
  }

  /// What was called off before its turn is not begun.
  private void attempt() {
    try {
      entry.cancellation().throwIfCancelled();
      work.run();
    } catch (LmStudioException failed) {
      answers.error(asCalledOff(failed.failure()));
    } catch (RuntimeException | Error defect) {
      log.problem("A request failed by a defect of this program.", defect);
      if (!answers.ended()) {
        answers.error(internal());
      }
    }
  }

  /// Whatever breaks when a request is called off, breaks for that reason.
  private Failure asCalledOff(Failure failure) {
    Cancellation cancellation = entry.cancellation();
    return cancellation.isCancelled() && failure.code() != FailureCode.CANCELLED
        ? calledOff()
        : failure;
  }

  static Failure calledOff() {
    return Failure.of(FailureCode.CANCELLED, "The request was called off.");
  }

  private static Failure internal() {
    return Failure.of(
        FailureCode.INTERNAL,
        "The request failed by a defect of this program; its log says more.",
        Remedy.advice("Send it again; if it fails again, report it with the end of the log."));
  }
}
