package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.identity.HostIdentity;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.Optional;

/// The actions by name. Cancelling is not among them: it belongs to whoever keeps the requests in
/// flight.
public final class Actions {
  private final LifecycleActions lifecycle;
  private final Action openAi;
  private final Action chat;
  private final Action hello;
  private final Action diagnose;
  private final HostIdentity identity;

  public Actions(UseCases useCases, HostIdentity identity) {
    this.lifecycle = new LifecycleActions(useCases);
    this.openAi = new OpenAiAction(useCases);
    this.chat = new ChatAction(useCases);
    this.hello = new HelloAction(identity);
    this.diagnose = new DiagnoseAction(useCases);
    this.identity = identity;
  }

  /// The action of this name.
  ///
  /// @throws LmStudioException with UNKNOWN_ACTION
  public Action named(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  /// Whether there is an action of this name.
  public boolean knows(String name) {
    return find(name).isPresent();
  }

  private Optional<Action> find(String name) {
    return switch (name) {
      case "check_lmstudio", "lmstudio_status" -> Optional.of(lifecycle::check);
      case "start_lmstudio" -> Optional.of(lifecycle::start);
      case "stop_lmstudio" -> Optional.of(lifecycle::stop);
      case "proxy_chat_completion" -> Optional.of(chat);
      case "openai" -> Optional.of(openAi);
      case "diagnose" -> Optional.of(diagnose);
      case "hello" -> Optional.of(hello);
      case "ping" -> Optional.of(this::ping);
      default -> Optional.empty();
    };
  }

  private void ping(Request request, Answers answers) {
    answers.success(
        out ->
            out.field("pong", true)
                .field("version", identity.version().get())
                .field("pid", identity.pid().getAsLong()));
  }

  private static LmStudioException unknown(String name) {
    return new LmStudioException(
        Failure.of(
            FailureCode.UNKNOWN_ACTION,
            "There is no action '" + Parameters.shortened(name) + "'.",
            Remedy.advice(
                "Use check_lmstudio, start_lmstudio, stop_lmstudio, proxy_chat_completion, openai,"
                    + " cancel, hello, ping or diagnose; a newer extension may need a newer host.")));
  }
}
