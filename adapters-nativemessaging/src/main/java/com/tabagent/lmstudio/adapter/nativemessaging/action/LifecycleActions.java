package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.StatusJson;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import java.time.Duration;

/// The actions that look at LM Studio's server, start it and stop it.
public final class LifecycleActions {

  /// The longest that a caller may wait for a start: ten minutes.
  private static final long LONGEST_WAIT = Duration.ofMinutes(10).toMillis();

  private final UseCases useCases;

  public LifecycleActions(UseCases useCases) {
    this.useCases = useCases;
  }

  void check(Request request, Answers answers) {
    answers.success(StatusJson.of(useCases.checkStatus().checkStatus(request.cancellation())));
  }

  void start(Request request, Answers answers) {
    Duration limit =
        request
            .parameters()
            .integer("wait_ms", 1, LONGEST_WAIT)
            .map(Duration::ofMillis)
            .orElse(EnsureServerRunning.DEFAULT_LIMIT);
    var status =
        useCases
            .ensureServerRunning()
            .ensureServerRunning(
                limit, elapsed -> starting(answers, elapsed), request.cancellation());
    answers.success(StatusJson.of(status));
  }

  void stop(Request request, Answers answers) {
    // Who started the server is not known, so there is nothing yet for `force` to overrule.
    request.parameters().flag("force");
    answers.success(StatusJson.of(useCases.stopServer().stopServer()));
  }

  /// Tells the caller that a request is alive, though nothing comes.
  static void waiting(Answers answers, WaitPhase phase, Duration elapsed) {
    answers.event(
        "waiting",
        out -> out.field("phase", phase.wireName()).field("elapsed_ms", elapsed.toMillis()));
  }

  /// Tells the caller that a start goes on.
  static void starting(Answers answers, Duration elapsed) {
    answers.event("lmstudio.starting", out -> out.field("elapsed_ms", elapsed.toMillis()));
  }
}
