package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import java.time.Duration;
import java.util.Map;

/// Turns what comes before the end into events.
public record EventSink(Answers answers) implements Relay.Sink {
  @Override
  public void starting(Duration elapsed) {
    LifecycleActions.starting(answers, elapsed);
  }

  @Override
  public void waiting(WaitPhase phase, Duration elapsed) {
    LifecycleActions.waiting(answers, phase, elapsed);
  }

  @Override
  public void opened(int httpStatus, Map<String, String> headers) {
    answers.event(
        "response", out -> out.field("http_status", httpStatus).texts("headers", headers));
  }

  @Override
  public void chunk(ExchangeEvent.Chunk chunk) {
    answers.event("chunk", chunk.name(), chunk.data());
  }
}
