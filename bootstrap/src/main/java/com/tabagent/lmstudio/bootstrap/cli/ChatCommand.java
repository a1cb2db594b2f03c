package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.exchange.ChatMessage;
import com.tabagent.lmstudio.domain.exchange.Conversation;
import com.tabagent.lmstudio.domain.exchange.InferenceSettings;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One question, one streamed answer.
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = "Asks a model and prints the answer as it comes. Ctrl-C calls it off.")
final class ChatCommand implements Callable<Integer> {
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  @Parameters(paramLabel = "TEXT", description = "What to say to the model.")
  private String text = "";

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "Which model; else the one that is loaded, or the first that can chat.")
  private @Nullable String model;

  private final Session session;

  ChatCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    var cancellation = new Cancellation();
    Thread asking = Thread.currentThread();
    var onInterrupt = new Thread(() -> callOff(cancellation, asking), "cancel-on-interrupt");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try (Hexagon hexagon = session.open();
        Progress progress = new Progress(session.terminal())) {
      hexagon.completeChat().completeChat(request(), new Printing(progress), cancellation);
      session.terminal().result("");
      return ExitCode.OK;
    } finally {
      if (!cancellation.isCancelled()) {
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
      }
    }
  }

  private ChatRequest request() {
    return new ChatRequest(
        new Conversation.Turns(List.of(ChatMessage.user(text))),
        InferenceSettings.DEFAULT,
        Optional.ofNullable(model),
        true);
  }

  /// Closes the connection, by which LM Studio stops generating, and leaves the main thread a
  /// moment to come to its end.
  private static void callOff(Cancellation cancellation, Thread asking) {
    cancellation.cancel();
    try {
      asking.join(LAST_WORDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Printing implements CompleteChat.Sink {
    private final Progress progress;
    private volatile boolean begun;

    Printing(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void starting(Duration elapsed) {
      progress.starting(elapsed);
    }

    /// Not in the middle of an answer: on a terminal it would be written over.
    @Override
    public void waiting(WaitPhase phase, Duration elapsed) {
      if (!begun) {
        progress.waiting(phase, elapsed);
      }
    }

    @Override
    public void token(String piece) {
      begun = true;
      progress.clear();
      session.terminal().out().print(piece);
      session.terminal().out().flush();
    }
  }
}
