package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.application.exchange.Place;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.Conversation;
import com.tabagent.lmstudio.domain.exchange.InferenceSettings;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import java.time.Duration;
import java.util.List;

/// The simple form of a chat completion.
final class ChatAction implements Action {
  private static final List<String> KNOWN_SETTINGS =
      List.of("temperature", "top_p", "max_new_tokens");

  private final UseCases useCases;

  ChatAction(UseCases useCases) {
    this.useCases = useCases;
  }

  /// Without a model there is no line yet: it is chosen when the server has been asked what it has.
  void lineUp(Parameters parameters, Place place) {
    parameters.text("model").ifPresent(model -> useCases.lineUp().lineUp(place, model));
  }

  @Override
  public void perform(Request request, Answers answers) {
    ChatRequest chat = chatRequest(request.parameters(), answers.takesEvents());
    ChatCompletion completion =
        useCases
            .completeChat()
            .completeChat(chat, request.place(), new TokenSink(answers), request.cancellation());
    answers.success(
        out -> {
          out.field("content", completion.content())
              .field("model", completion.model())
              .field("finish_reason", completion.finishReason());
          completion.usage().ifPresent(usage -> out.raw("usage", usage));
        });
  }

  private static ChatRequest chatRequest(Parameters parameters, boolean streamed) {
    var messages = parameters.array("messages").orElseThrow(() -> Parameters.missing("messages"));
    var settings =
        parameters
            .parameters("settings")
            .map(ChatAction::settings)
            .orElse(InferenceSettings.DEFAULT);
    return new ChatRequest(
        new Conversation.Verbatim(messages), settings, parameters.text("model"), streamed);
  }

  private static InferenceSettings settings(Parameters given) {
    try {
      return new InferenceSettings(
          given.number("temperature"),
          given.number("top_p"),
          given.integer("max_new_tokens", -1, Integer.MAX_VALUE).map(Long::intValue),
          given.except(KNOWN_SETTINGS));
    } catch (IllegalArgumentException outOfRange) {
      throw Parameters.bad("In 'settings', " + outOfRange.getMessage() + ".");
    }
  }

  /// Turns what comes before the end into events.
  private record TokenSink(Answers answers) implements CompleteChat.Sink {
    @Override
    public void starting(Duration elapsed) {
      LifecycleActions.starting(answers, elapsed);
    }

    @Override
    public void waiting(WaitPhase phase, Duration elapsed) {
      LifecycleActions.waiting(answers, phase, elapsed);
    }

    @Override
    public void token(String text) {
      answers.event("token", out -> out.field("text", text));
    }
  }
}
