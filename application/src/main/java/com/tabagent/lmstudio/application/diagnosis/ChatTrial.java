package com.tabagent.lmstudio.application.diagnosis;

import static com.tabagent.lmstudio.domain.diagnosis.Area.LM_STUDIO;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.domain.diagnosis.Finding;
import com.tabagent.lmstudio.domain.exchange.ChatMessage;
import com.tabagent.lmstudio.domain.exchange.Conversation;
import com.tabagent.lmstudio.domain.exchange.InferenceSettings;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Lets a model write one token.
final class ChatTrial {
  private static final String NAME = "chat";

  private final Supplier<CompleteChat> completeChat;

  /// @param completeChat asked only when there is a chat
  ChatTrial(Supplier<CompleteChat> completeChat) {
    this.completeChat = completeChat;
  }

  Finding examine(Cancellation cancellation) {
    try {
      var answer = completeChat.get().completeChat(oneToken(), new Silence(), cancellation);
      return Finding.ok(LM_STUDIO, NAME, "The model " + answer.model() + " answered.");
    } catch (LmStudioException failed) {
      return Finding.error(
          LM_STUDIO,
          NAME,
          "No model answered: " + failed.failure().message(),
          failed
              .failure()
              .remedy()
              .orElseGet(
                  () -> Remedy.advice("Load the model in LM Studio, and chat with it there.")));
    }
  }

  private static ChatRequest oneToken() {
    return new ChatRequest(
        new Conversation.Turns(List.of(ChatMessage.user("Say yes."))),
        new InferenceSettings(Optional.empty(), Optional.empty(), Optional.of(1), Map.of()),
        Optional.empty(),
        false);
  }

  private record Silence() implements CompleteChat.Sink {
    @Override
    public void starting(Duration elapsed) {}

    @Override
    public void token(String text) {}
  }
}
