package com.tabagent.lmstudio.adapter.nativemessaging.kit;

import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.application.port.out.SampleInstallations;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.UpstreamAnswer;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import com.tabagent.lmstudio.domain.server.LmStudioStatus.Owner;
import com.tabagent.lmstudio.domain.server.ServerState;
import java.util.Map;
import java.util.Optional;

/// What use cases may return.
public final class Samples {

  private Samples() {}

  /// A server that runs, with everything that can be told.
  public static LmStudioStatus ready() {
    return new LmStudioStatus(
        SampleInstallations.complete(),
        Endpoint.DEFAULT,
        new ServerState.Running(Optional.of("qwen/qwen3-4b-2507")),
        Optional.of("0.4.4+1"),
        Owner.US);
  }

  /// A server that can be started.
  public static LmStudioStatus down() {
    return new LmStudioStatus(
        SampleInstallations.complete(),
        Endpoint.DEFAULT,
        new ServerState.Down(),
        Optional.empty(),
        Owner.UNKNOWN);
  }

  public static ChatCompletion completion(String content) {
    return new ChatCompletion(content, "qwen", Optional.of("stop"), Optional.empty());
  }

  /// A whole answer with status 200.
  public static Relay.Result answer(String body) {
    return new Relay.Result(
        new UpstreamAnswer(
            200, Map.of("content-type", "application/json"), Optional.of(JsonPayload.of(body))),
        0);
  }

  /// The end of a stream.
  public static Relay.Result streamed(long chunks) {
    return new Relay.Result(
        new UpstreamAnswer(200, Map.of("content-type", "text/event-stream"), Optional.empty()),
        chunks);
  }
}
