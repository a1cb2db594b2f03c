package com.tabagent.lmstudio.domain.exchange;

import java.util.List;

/// What a chat completion answers.
public sealed interface Conversation {

  /// Turns in plain text.
  record Turns(List<ChatMessage> messages) implements Conversation {
    public Turns {
      if (messages.isEmpty()) {
        throw new IllegalArgumentException("a conversation needs a message");
      }
      messages = List.copyOf(messages);
    }
  }

  /// A `messages` array as somebody else wrote it, with whatever fields it has.
  record Verbatim(JsonPayload messages) implements Conversation {}
}
