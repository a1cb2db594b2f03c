package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;

/// What a caller is told when a request does not come to its end.
final class GatewayFailures {
  private GatewayFailures() {}

  static LmStudioException serverDown(Endpoint endpoint, Exception cause) {
    return new LmStudioException(
        Failure.of(
            FailureCode.SERVER_DOWN,
            "Nobody answers at " + endpoint + ".",
            Remedy.action("Start LM Studio's local server.", "start_lmstudio")),
        cause);
  }

  static LmStudioException cancelled(IOException cause) {
    return new LmStudioException(
        Failure.of(FailureCode.CANCELLED, "The request was called off."), cause);
  }

  /// For what goes wrong after the request has begun to be sent: the server may have acted on it.
  static LmStudioException interrupted(IOException cause) {
    if (cause instanceof TooLargeException tooLarge) {
      return tooLarge(tooLarge);
    }
    if (cause instanceof NoRoomException) {
      return noRoom(cause);
    }
    return new LmStudioException(
        Failure.of(
            FailureCode.UPSTREAM_INTERRUPTED,
            "The connection to LM Studio broke before the answer was whole.",
            Remedy.advice("Look into LM Studio whether its server still runs, then ask again.")),
        cause);
  }

  private static LmStudioException noRoom(IOException cause) {
    return new LmStudioException(
        Failure.of(
                FailureCode.BUSY,
                "Other large answers hold the memory for this one.",
                Remedy.advice(
                    "Wait until other requests have been answered, then ask again, or for less at"
                        + " once."))
            .with("retry_after_ms", 1_000L),
        cause);
  }

  private static LmStudioException tooLarge(TooLargeException cause) {
    return new LmStudioException(
        Failure.of(
            FailureCode.RESULT_TOO_LARGE,
            "LM Studio's answer is longer than " + cause.longest() + " bytes.",
            Remedy.advice("Ask for less at once, such as fewer embeddings.")),
        cause);
  }
}
