package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Answer;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.End;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Refused;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.UpstreamError;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Plays back what the test says. Unless told anything, nobody listens.
public final class FakeInferenceGateway implements InferenceGateway {
  private static final Map<String, String> JSON = Map.of("content-type", "application/json");
  private static final Map<String, String> SSE = Map.of("content-type", "text/event-stream");

  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<Sent> sent = new ArrayList<>();
  private int open;

  /// A request that reached a server.
  public record Sent(Endpoint endpoint, ProxyRequest request) {}

  /// What happens to one request.
  public sealed interface Reply {

    /// It cannot be made.
    record Fails(Failure failure) implements Reply {}

    /// Nothing ever happens.
    record Hangs() implements Reply {}

    /// There is an answer: its head, and then step by step the rest. After the last step it stalls.
    record Comes(int status, Map<String, String> headers, boolean streams, List<Step> steps)
        implements Reply {}

    static Reply nobody() {
      return new Fails(Failure.of(FailureCode.SERVER_DOWN, "Nobody listens."));
    }

    static Reply answer(int status, String json) {
      return new Comes(
          status, JSON, false, List.of(new Step.Event(new Answer(JsonPayload.of(json)))));
    }

    static Reply refusal(int status, UpstreamError error, String json) {
      return new Comes(
          status, JSON, false, List.of(new Step.Event(new Refused(error, JsonPayload.of(json)))));
    }

    static Reply stream(Step... steps) {
      return new Comes(200, SSE, true, List.of(steps));
    }
  }

  /// One call of [Exchange#next].
  public sealed interface Step {

    record Event(ExchangeEvent event) implements Step {}

    record Breaks(Failure failure) implements Step {}

    /// Something comes that is no event.
    record Comment() implements Step {}

    /// The next step takes its time.
    record Pause(Runnable pause) implements Step {}

    static Step chunk(JsonPayload data) {
      return new Event(new Chunk("", data));
    }

    static Step chunk(String json) {
      return chunk(JsonPayload.of(json));
    }

    static Step end(boolean whole) {
      return new Event(new End(whole));
    }

    static Step refused(UpstreamError error, String json) {
      return new Event(new Refused(error, JsonPayload.of(json)));
    }

    static Step breaks() {
      return new Breaks(Failure.of(FailureCode.UPSTREAM_INTERRUPTED, "The connection broke."));
    }
  }

  /// What happens to the next requests, one after the other, the last for good.
  public synchronized void replies(Reply... others) {
    replies.clear();
    replies.addAll(List.of(others));
  }

  /// Every request that reached a server, in order.
  public synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  /// How many exchanges have been opened and not closed.
  public synchronized int open() {
    return open;
  }

  @Override
  public Exchange open(
      Endpoint endpoint, ProxyRequest request, Progress progress, Cancellation cancellation) {
    cancellation.throwIfCancelled();
    return switch (nextReply()) {
      case Reply.Fails(var failure) -> throw new LmStudioException(failure);
      case Reply.Hangs() -> {
        progress.entered(WaitPhase.FIRST_BYTE);
        progress.sent();
        throw stalled(cancellation);
      }
      case Reply.Comes reply -> {
        progress.entered(WaitPhase.FIRST_BYTE);
        record(new Sent(endpoint, request));
        progress.sent();
        yield new FakeExchange(reply, progress, cancellation);
      }
    };
  }

  private synchronized Reply nextReply() {
    if (replies.isEmpty()) {
      return Reply.nobody();
    }
    return replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
  }

  private synchronized void record(Sent request) {
    sent.add(request);
    open++;
  }

  private synchronized void closed() {
    open--;
  }

  /// Waits until the request is called off.
  private static LmStudioException stalled(Cancellation cancellation) {
    var calledOff = new CompletableFuture<String>();
    try (var _ = cancellation.onCancel(() -> calledOff.complete("cancelled"))) {
      calledOff.join();
    }
    return new LmStudioException(Failure.of(FailureCode.CANCELLED, "Called off."));
  }

  private final class FakeExchange implements Exchange {
    private final Reply.Comes reply;
    private final Progress progress;
    private final Cancellation cancellation;
    private final Deque<Step> steps;
    private boolean closed;

    private FakeExchange(Reply.Comes reply, Progress progress, Cancellation cancellation) {
      this.reply = reply;
      this.progress = progress;
      this.cancellation = cancellation;
      this.steps = new ArrayDeque<>(reply.steps());
    }

    @Override
    public int httpStatus() {
      return reply.status();
    }

    @Override
    public Map<String, String> headers() {
      return reply.headers();
    }

    @Override
    public boolean streams() {
      return reply.streams();
    }

    @Override
    public ExchangeEvent next() {
      cancellation.throwIfCancelled();
      if (steps.isEmpty()) {
        throw stalled(cancellation);
      }
      return switch (steps.removeFirst()) {
        case Step.Comment() -> {
          progress.entered(WaitPhase.BETWEEN_BYTES);
          yield next();
        }
        case Step.Pause(var pause) -> {
          pause.run();
          yield next();
        }
        case Step.Event(var event) -> {
          progress.entered(WaitPhase.BETWEEN_BYTES);
          yield event;
        }
        case Step.Breaks(var failure) -> throw new LmStudioException(failure);
      };
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        closed();
      }
    }
  }
}
