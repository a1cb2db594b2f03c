package com.tabagent.lmstudio.simulator.lms;

import com.tabagent.lmstudio.simulator.http.LocalCall;
import com.tabagent.lmstudio.simulator.json.Json;
import java.io.IOException;
import java.time.Duration;

/// The question by which `lms` tells whether a REST server is up.
final class Greeting {
  private static final Duration LIMIT = Duration.ofMillis(500);

  private Greeting() {}

  /// Whether LM Studio answers within half a second. An address that cannot be made out counts as
  /// silence.
  static boolean isAnswered(String networkInterface, int port) {
    try {
      LocalCall.Answer answer =
          new LocalCall(networkInterface, port, LIMIT).get("/lmstudio-greeting");
      return answer.status() == 200 && Json.parseObject(answer.body()).flag("lmstudio");
    } catch (IOException | IllegalArgumentException silence) {
      return false;
    }
  }
}
