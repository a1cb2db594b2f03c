package com.tabagent.lmstudio.bootstrap.wiring;

import com.tabagent.lmstudio.adapter.http.HttpSettings;
import com.tabagent.lmstudio.adapter.http.OkHttpInferenceGateway;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.adapter.nativemessaging.message.RequestId;
import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.InferenceGateway.Exchange;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.OutputStream;
import java.util.Optional;

/// A stream from nobody to nobody, through all that a stream runs through but the network and the
/// browser's pipe. The JVM interprets what it has not run yet, and is slow at it; after this it has
/// compiled most of what the first tokens of the first answer need.
final class StreamPractice {

  /// After some twenty calls a method is compiled, which takes the compiler a while for all of
  /// them.
  private static final int EVENTS = 300;

  private static final String CHAT = "/v1/chat/completions";

  private StreamPractice() {}

  /// Blocks until the stream has ended. Opens no connection.
  ///
  /// @param nowhere where the frames go
  static void play(HttpSettings settings, OutputStream nowhere) {
    var request =
        new ProxyRequest(
            Operation.of("POST", CHAT).orElseThrow(),
            CHAT,
            Optional.of(JsonPayload.of("{}")),
            true);
    Answers answers = answers(nowhere);
    try (var gateway = OkHttpInferenceGateway.practising(settings, EVENTS);
        Exchange exchange = gateway.open(Endpoint.DEFAULT, request, new Cancellation())) {
      for (ExchangeEvent event = exchange.next();
          event instanceof Chunk chunk;
          event = exchange.next()) {
        answers.event("chunk", chunk.name(), chunk.data());
      }
    }
  }

  private static Answers answers(OutputStream nowhere) {
    var nobody = new FrameWriter(nowhere, () -> {});
    var id = new RequestId("practice", true, JsonPayload.of("\"practice\""));
    return new Answers(nobody, Optional.of(id), Optional.of("openai"), true, () -> {});
  }
}
