package com.tabagent.lmstudio.application.exchange;

import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.application.port.out.InferenceGateway;
import com.tabagent.lmstudio.application.port.out.InferenceGateway.Exchange;
import com.tabagent.lmstudio.application.server.ServerAccess;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Answer;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.End;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Refused;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.UpstreamAnswer;
import com.tabagent.lmstudio.domain.exchange.UpstreamRefusal;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.util.Optional;

/// Pulls an answer out of the gateway and pushes it into the caller's sink: one loop, no queue.
///
/// A server whose connection broke may have gone, and another program may come in its place: the
/// next request asks anew who is there.
public final class InferenceRelay implements Relay {
  private final ServerAccess access;
  private final InferenceGateway gateway;

  public InferenceRelay(ServerAccess access, InferenceGateway gateway) {
    this.access = access;
    this.gateway = gateway;
  }

  @Override
  public Result relay(ProxyRequest request, Sink sink, Cancellation cancellation) {
    Endpoint endpoint = access.reach(sink::starting, cancellation);
    try (Exchange exchange = open(endpoint, request, sink, cancellation)) {
      return pump(exchange, sink);
    } catch (LmStudioException broken) {
      if (broken.failure().code() == FailureCode.UPSTREAM_INTERRUPTED) {
        access.forget();
      }
      throw broken;
    }
  }

  /// A server that has gone since it was last seen is looked for once more. Nothing has been sent
  /// then, so nothing is sent twice.
  private Exchange open(
      Endpoint endpoint, ProxyRequest request, Sink sink, Cancellation cancellation) {
    try {
      return gateway.open(endpoint, request, cancellation);
    } catch (LmStudioException gone) {
      if (gone.failure().code() != FailureCode.SERVER_DOWN) {
        throw gone;
      }
      access.forget();
      return gateway.open(access.reach(sink::starting, cancellation), request, cancellation);
    }
  }

  private static Result pump(Exchange exchange, Sink sink) {
    if (exchange.streams()) {
      sink.opened(exchange.httpStatus(), exchange.headers());
    }
    for (long chunks = 0; ; chunks++) {
      switch (next(exchange, chunks)) {
        case Chunk chunk -> sink.chunk(chunk);
        case Answer(JsonPayload body) -> {
          return new Result(answer(exchange, Optional.of(body)), 0);
        }
        case Refused(var error, JsonPayload body) ->
            throw new UpstreamRefusal(
                exchange.streams() ? error.toFailure().with("chunks", chunks) : error.toFailure(),
                answer(exchange, Optional.of(body)));
        case End(boolean whole) -> {
          if (!whole) {
            throw interrupted(chunks);
          }
          return new Result(answer(exchange, Optional.empty()), chunks);
        }
      }
    }
  }

  private static ExchangeEvent next(Exchange exchange, long chunks) {
    try {
      return exchange.next();
    } catch (LmStudioException broken) {
      boolean inStream =
          exchange.streams() && broken.failure().code() == FailureCode.UPSTREAM_INTERRUPTED;
      throw inStream
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
