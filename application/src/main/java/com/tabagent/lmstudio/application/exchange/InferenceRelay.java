package com.tabagent.lmstudio.application.exchange;

import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.application.port.out.InferenceGateway;
import com.tabagent.lmstudio.application.port.out.InferenceGateway.Exchange;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Answer;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.End;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Last;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Refused;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.UpstreamAnswer;
import com.tabagent.lmstudio.domain.exchange.UpstreamError;
import com.tabagent.lmstudio.domain.exchange.UpstreamRefusal;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.util.Optional;

/// Pulls an answer out of the gateway and pushes it into the caller's sink: one loop, nothing
/// stored in between.
///
/// A server whose connection broke may have gone, and another program may come in its place: the
/// next request asks anew who is there.
public final class InferenceRelay implements Relay {
  private final Upstream upstream;
  private final InferenceGateway gateway;
  private final ModelQueue queue;
  private final Heartbeats heartbeats;

  public InferenceRelay(
      Upstream upstream, InferenceGateway gateway, ModelQueue queue, Heartbeats heartbeats) {
    this.upstream = upstream;
    this.gateway = gateway;
    this.queue = queue;
    this.heartbeats = heartbeats;
  }

  @Override
  public Result relay(ProxyRequest request, Place place, Sink sink, Cancellation cancellation) {
    try (place;
        var heartbeat = heartbeats.begin(request.streamed(), sink::waiting)) {
      if (request.operation().infers()) {
        queue.lineUp(place, request.model());
      }
      return new Passage(request, place, sink, heartbeat, cancellation).make();
    } catch (LmStudioException failed) {
      if (isGone(failed)) {
        upstream.forget();
      }
      throw failed;
    }
  }

  private static boolean isGone(LmStudioException failed) {
    FailureCode code = failed.failure().code();
    return code == FailureCode.UPSTREAM_INTERRUPTED || code == FailureCode.UPSTREAM_STALLED;
  }

  /// One request's way to the server and back.
  private final class Passage implements InferenceGateway.Progress {
    private final ProxyRequest request;
    private final Place place;
    private final Sink sink;
    private final Heartbeat heartbeat;
    private final Cancellation cancellation;
    private long chunks;

    Passage(
        ProxyRequest request,
        Place place,
        Sink sink,
        Heartbeat heartbeat,
        Cancellation cancellation) {
      this.request = request;
      this.place = place;
      this.sink = sink;
      this.heartbeat = heartbeat;
      this.cancellation = cancellation;
    }

    /// All who wait in line join the start of a server that is down; one after the other, each
    /// would wait for a start of its own.
    Result make() {
      place.refusal().ifPresent(InferenceRelay::refuse);
      reach();
      heartbeat.enter(WaitPhase.QUEUE);
      queue.awaitTurn(place, cancellation);
      heartbeat.enter(WaitPhase.CONNECT);
      try (Exchange exchange = open()) {
        return pump(exchange);
      }
    }

    private Endpoint reach() {
      return upstream.reach(heartbeat.around(sink::starting), cancellation);
    }

    /// Asks once more where the server is: it may have gone during the wait. One that has gone
    /// since it was last seen is looked for a second time. Nothing has been sent then, so nothing
    /// is sent twice.
    private Exchange open() {
      try {
        return gateway.open(reach(), request, this, cancellation);
      } catch (LmStudioException gone) {
        if (gone.failure().code() != FailureCode.SERVER_DOWN) {
          throw gone;
        }
        upstream.forget();
        return gateway.open(reach(), request, this, cancellation);
      }
    }

    @Override
    public void entered(WaitPhase phase) {
      heartbeat.enter(phase);
    }

    @Override
    public void sent() {
      queue.sent(place);
    }

    private Result pump(Exchange exchange) {
      if (exchange.streams()) {
        heartbeat.sending();
        sink.opened(exchange.httpStatus(), exchange.headers());
        heartbeat.sent();
      }
      Optional<Last> last = Optional.empty();
      while (last.isEmpty()) {
        last = step(exchange);
      }
      return end(exchange, last.get(), chunks);
    }

    /// One event. A method of its own: the JVM compiles what is called often, and the loop around
    /// it is entered once, however long it goes on.
    private Optional<Last> step(Exchange exchange) {
      ExchangeEvent event = next(exchange, chunks);
      if (chunks == 0) {
        begun(event);
      }
      if (event instanceof Chunk chunk) {
        heartbeat.sending();
        sink.chunk(chunk);
        heartbeat.sent();
        chunks++;
      }
      return event instanceof Last last ? Optional.of(last) : Optional.empty();
    }

    /// A model that refuses, or ends without a word, is not known to be in memory.
    private void begun(ExchangeEvent first) {
      if (first instanceof Chunk || first instanceof Answer) {
        queue.answered(place);
      }
    }
  }

  private static Result end(Exchange exchange, Last last, long chunks) {
    return switch (last) {
      case Answer(JsonPayload body) -> new Result(answer(exchange, Optional.of(body)), 0);
      case Refused(UpstreamError error, JsonPayload body) ->
          throw new UpstreamRefusal(
              exchange.streams() ? error.toFailure().with("chunks", chunks) : error.toFailure(),
              answer(exchange, Optional.of(body)));
      case End(boolean whole) -> {
        if (!whole) {
          throw interrupted(chunks);
        }
        yield new Result(answer(exchange, Optional.empty()), chunks);
      }
    };
  }

  private static void refuse(Failure failure) {
    throw new LmStudioException(failure);
  }

  private static ExchangeEvent next(Exchange exchange, long chunks) {
    try {
      return exchange.next();
    } catch (LmStudioException broken) {
      throw exchange.streams() && isGone(broken)
          ? new LmStudioException(broken.failure().with("chunks", chunks), broken)
          : broken;
    }
  }

  private static UpstreamAnswer answer(Exchange exchange, Optional<JsonPayload> body) {
    return new UpstreamAnswer(exchange.httpStatus(), exchange.headers(), body);
  }

  private static LmStudioException interrupted(long chunks) {
    return new LmStudioException(
        Failure.of(
                FailureCode.UPSTREAM_INTERRUPTED,
                "LM Studio ended the stream in the middle, after " + chunks + " events.")
            .with("chunks", chunks));
  }
}
