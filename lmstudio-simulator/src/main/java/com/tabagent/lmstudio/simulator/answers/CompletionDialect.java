package com.tabagent.lmstudio.simulator.answers;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.List;

/// `/v1/completions`: plain text in, plain text out.
public final class CompletionDialect implements Dialect {

  @Override
  public JsonObject whole(Turn turn) {
    return chunk(turn, turn.said().text(), true)
        .with("usage", OpenAi.usage(turn))
        .with("stats", JsonObject.EMPTY);
  }

  @Override
  public Script stream(Turn turn) {
    return new Script(
        List.of(),
        turn.said().size(),
        index -> SseEvent.data(chunk(turn, turn.answer().tokens().apply(index), false)),
        OpenAi.closing(turn, chunk(turn, "", true)));
  }

  private static JsonObject chunk(Turn turn, String text, boolean finished) {
    JsonObject choice =
        JsonObject.of(
            "index",
            0,
            "text",
            text,
            "logprobs",
            Json.Null.NULL,
            "finish_reason",
            OpenAi.orNull(finished, OpenAi.finishReason(turn)));
    return OpenAi.envelope(turn, "cmpl-", "text_completion", choice);
  }
}
