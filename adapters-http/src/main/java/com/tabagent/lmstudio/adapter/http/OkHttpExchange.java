package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.application.port.out.InferenceGateway.Exchange;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import java.io.IOException;
import java.util.Map;
import okhttp3.Response;

/// An answer whose head is there.
final class OkHttpExchange implements Exchange {
  private final LiveCall call;
  private final Response response;
  private final boolean streams;
  private final AnswerEvents events;

  OkHttpExchange(LiveCall call, Response response, boolean streams, AnswerEvents events) {
    this.call = call;
    this.response = response;
    this.streams = streams;
    this.events = events;
  }

  @Override
  public int httpStatus() {
    return response.code();
  }

  @Override
  public Map<String, String> headers() {
    return AnswerHeaders.of(response);
  }

  @Override
  public boolean streams() {
    return streams;
  }

  @Override
  public ExchangeEvent next() {
    try {
      return events.next();
    } catch (IOException broken) {
      throw call.failure(broken);
    }
  }

  /// The call is cancelled first: to close an unfinished answer alone would read on in it for up to
  /// 100 ms, in the hope of using the connection again.
  @Override
  public void close() {
    call.close();
    response.close();
  }
}
