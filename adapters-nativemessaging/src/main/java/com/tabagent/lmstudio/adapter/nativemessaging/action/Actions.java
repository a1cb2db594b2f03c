package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.identity.HostIdentity;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.application.exchange.Place;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.Optional;

/// The actions by name. Cancelling is not among them: it belongs to whoever keeps the requests in
/// flight.
public final class Actions {
  private final UseCases useCases;
  private final LifecycleActions lifecycle;
  private final OpenAiAction openAi;
  private final ChatAction chat;
  private final Action watch;
  private final Action hello;
  private final Action diagnose;
  private final HostIdentity identity;

  public Actions(UseCases useCases, HostIdentity identity) {
    this.useCases = useCases;
    this.lifecycle = new LifecycleActions(useCases);
    this.openAi = new OpenAiAction(useCases);
    this.chat = new ChatAction(useCases);
    this.watch = new WatchAction(useCases);
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

  /// Puts a request into the line of its model, if it is for one. For the thread that reads: the
  /// order in which this is called is the order in which a model is asked. What is wrong with the
  /// request is told when it is performed.
  public void lineUp(String name, Parameters parameters, Place place) {
    try {
      switch (name) {
        case "proxy_chat_completion" -> chat.lineUp(parameters, place);
        case "openai" -> openAi.lineUp(parameters, place);
        default -> {
          // No model is asked.
        }
      }
    } catch (LmStudioException _) {
      place.close();
    }
  }

  /// A request whose answer is a stream is about to be performed. For the thread that reads;
  /// returns at once.
  public void expectStream() {
    useCases.expectStream();
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
      case "watch_lmstudio" -> Optional.of(watch);
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
                "Use check_lmstudio, watch_lmstudio, start_lmstudio, stop_lmstudio,"
                    + " proxy_chat_completion, openai, cancel, hello, ping or diagnose; a newer"
                    + " extension may need a newer host.")));
  }
}
