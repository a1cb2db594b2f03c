package com.tabagent.lmstudio.application.exchange;

import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning.Progress;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.application.port.out.ChatFormat;
import com.tabagent.lmstudio.application.port.out.ModelCatalog;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing.Listed;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing.TokenRequired;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing.Unknown;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.UpstreamError;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Chooses a model where none is named, writes the request, and gathers the answer.
public final class ChatCompleter implements CompleteChat {
  private final Upstream upstream;
  private final ModelCatalog catalog;
  private final ChatFormat format;
  private final Relay relay;
  private final Heartbeats heartbeats;

  public ChatCompleter(
      Upstream upstream,
      ModelCatalog catalog,
      ChatFormat format,
      Relay relay,
      Heartbeats heartbeats) {
    this.upstream = upstream;
    this.catalog = catalog;
    this.format = format;
    this.relay = relay;
    this.heartbeats = heartbeats;
  }

  @Override
  public ChatCompletion completeChat(
      ChatRequest request, Place place, Sink sink, Cancellation cancellation) {
    String model = request.model().orElseGet(() -> chooseModel(request, sink, cancellation));
    var upstream =
        new ProxyRequest(
            Operation.CHAT_COMPLETIONS,
            Operation.CHAT_COMPLETIONS.template(),
            Optional.of(format.write(request, model)),
            request.streamed(),
            model);
    var gathering = new Gathering(sink, model);
    Relay.Result result = relay.relay(upstream, place, gathering, cancellation);
    return result.answer().body().map(format::readCompletion).orElseGet(gathering::completion);
  }

  private String chooseModel(ChatRequest request, Sink sink, Cancellation cancellation) {
    try (var heartbeat = heartbeats.begin(request.streamed(), sink::waiting)) {
      return chooseModel(heartbeat.around(sink::starting), cancellation);
    }
  }

  private String chooseModel(Progress progress, Cancellation cancellation) {
    ModelCatalog.Listing listing = list(progress, cancellation);
    if (listing instanceof Unknown) {
      // The server may have gone since it was last seen.
      upstream.forget();
      listing = list(progress, cancellation);
    }
    return switch (listing) {
      case Listed(var models) -> models.forChat().orElseThrow(ChatCompleter::noModel);
      case TokenRequired() ->
          throw new LmStudioException(
              new UpstreamError(401, "", "LM Studio wants an API token.").toFailure());
      case Unknown() -> throw noModel();
    };
  }

  private ModelCatalog.Listing list(Progress progress, Cancellation cancellation) {
    return catalog.list(upstream.reach(progress, cancellation), cancellation);
  }

  private static LmStudioException noModel() {
    return new LmStudioException(
        Failure.of(
            FailureCode.NO_MODEL,
            "No model is named, and LM Studio lists none that can chat.",
            Remedy.advice("Download a model in LM Studio, or load one, then ask again.")));
  }

  /// The streamed answer as it grows.
  private final class Gathering implements Relay.Sink {
    private final Sink sink;
    private final StringBuilder content = new StringBuilder();
    private String model;
    private Optional<String> finishReason = Optional.empty();
    private Optional<JsonPayload> usage = Optional.empty();

    Gathering(Sink sink, String model) {
      this.sink = sink;
      this.model = model;
    }

    @Override
    public void starting(Duration elapsed) {
      sink.starting(elapsed);
    }

    @Override
    public void waiting(WaitPhase phase, Duration elapsed) {
      sink.waiting(phase, elapsed);
    }

    @Override
    public void opened(int httpStatus, Map<String, String> headers) {}

    @Override
    public void chunk(Chunk chunk) {
      ChatFormat.Delta delta = format.readDelta(chunk.data());
      model = delta.model().orElse(model);
      finishReason = delta.finishReason().or(() -> finishReason);
      usage = delta.usage().or(() -> usage);
      if (!delta.text().isEmpty()) {
        append(delta.text());
        sink.token(delta.text());
      }
    }

    private void append(String text) {
      if (text.length() > ChatCompletion.LONGEST_CONTENT - content.length()) {
        throw new LmStudioException(ChatCompletion.tooLong());
      }
      content.append(text);
    }

    ChatCompletion completion() {
      return new ChatCompletion(content.toString(), model, finishReason, usage);
    }
  }
}
