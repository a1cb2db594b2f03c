package com.tabagent.lmstudio.application.port.in;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.application.exchange.Place;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import java.time.Duration;

/// The simple form of a chat: messages in, text out.
public interface CompleteChat {

  /// Blocks until the answer is whole. If the server is down it is started first, unless the user
  /// does not want that.
  ///
  /// @param place as in [Relay#relay]
  /// @param sink takes the text piece by piece if the request asks for that; while it blocks, the
  ///   server waits
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with the codes of [Relay], and
  ///   NO_MODEL
  ChatCompletion completeChat(
      ChatRequest request, Place place, Sink sink, Cancellation cancellation);

  /// The same for a request that has no place yet.
  default ChatCompletion completeChat(ChatRequest request, Sink sink, Cancellation cancellation) {
    return completeChat(request, new Place(), sink, cancellation);
  }

  /// Takes what comes before the end.
  interface Sink {

    /// The server has to be started first, and that goes on.
    void starting(Duration elapsed);

    /// Nothing has come for a while, and the request is alive; as [Relay.Sink#waiting].
    default void waiting(WaitPhase phase, Duration elapsed) {}

    /// The next piece of the answer; never empty.
    void token(String text);
  }
}
