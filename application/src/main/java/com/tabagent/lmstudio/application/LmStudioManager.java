package com.tabagent.lmstudio.application;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.application.port.in.StopServer;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.ChatMessage;
import com.tabagent.lmstudio.domain.exchange.Conversation;
import com.tabagent.lmstudio.domain.exchange.InferenceSettings;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// LM Studio for a Java program: status, start, stop and chat, by the same use cases as the
/// native-messaging host.
///
/// Any number of threads may use one manager. Every method blocks; what goes wrong is an
/// [com.tabagent.lmstudio.domain.failure.LmStudioException] whose failure has a code and, where
/// there is one, the next step.
public final class LmStudioManager implements AutoCloseable {
  private final CheckStatus status;
  private final EnsureServerRunning start;
  private final StopServer stop;
  private final CompleteChat chat;
  private final Runnable release;

  /// @param release gives back what the use cases hold
  public LmStudioManager(
      CheckStatus status,
      EnsureServerRunning start,
      StopServer stop,
      CompleteChat chat,
      Runnable release) {
    this.status = status;
    this.start = start;
    this.stop = stop;
    this.chat = chat;
    this.release = release;
  }

  /// What is installed, what runs, what is missing. Starts nothing.
  public LmStudioStatus status() {
    return status.checkStatus();
  }

  /// Starts the server unless it runs, and waits for it, 90 seconds at most.
  public LmStudioStatus ensureServerRunning() {
    return ensureServerRunning(EnsureServerRunning.DEFAULT_LIMIT);
  }

  /// Starts the server unless it runs, and waits for it, `limit` at most.
  public LmStudioStatus ensureServerRunning(Duration limit) {
    return start.ensureServerRunning(
        limit, EnsureServerRunning.Progress.SILENT, new Cancellation());
  }

  /// Stops the server; LM Studio itself stays. Succeeds where it was stopped already.
  public LmStudioStatus stopServer() {
    return stop.stopServer();
  }

  /// A model's answer as a whole. The server is started first if it is down.
  public ChatCompletion proxyChatCompletion(
      List<ChatMessage> messages, InferenceSettings settings) {
    return complete(messages, settings, false, token -> {}, new Cancellation());
  }

  /// A model's answer, and its text piece by piece on the way.
  ///
  /// @param onToken called on this thread; while it runs, the model waits
  public ChatCompletion proxyChatCompletion(
      List<ChatMessage> messages, InferenceSettings settings, Consumer<String> onToken) {
    return complete(messages, settings, true, onToken, new Cancellation());
  }

  /// As above, and another thread can call it off.
  public ChatCompletion proxyChatCompletion(
      List<ChatMessage> messages,
      InferenceSettings settings,
      Consumer<String> onToken,
      Cancellation cancellation) {
    return complete(messages, settings, true, onToken, cancellation);
  }

  private ChatCompletion complete(
      List<ChatMessage> messages,
      InferenceSettings settings,
      boolean streamed,
      Consumer<String> onToken,
      Cancellation cancellation) {
    var request =
        new ChatRequest(new Conversation.Turns(messages), settings, Optional.empty(), streamed);
    return chat.completeChat(request, new TokenSink(onToken), cancellation);
  }

  /// Gives back connections and threads. The server runs on.
  @Override
  public void close() {
    release.run();
  }

  private record TokenSink(Consumer<String> onToken) implements CompleteChat.Sink {
    @Override
    public void starting(Duration elapsed) {}

    @Override
    public void token(String text) {
      onToken.accept(text);
    }
  }
}
