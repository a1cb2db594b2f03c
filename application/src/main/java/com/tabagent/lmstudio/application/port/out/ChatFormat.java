package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.util.Optional;

/// Chat completions as OpenAI writes them down.
public interface ChatFormat {

  /// The body of a request.
  JsonPayload write(ChatRequest request, String model);

  /// A whole answer.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with UPSTREAM_ERROR if it is no
  ///   chat completion, RESULT_TOO_LARGE if a text in it is longer than
  ///   [ChatCompletion#LONGEST_CONTENT]
  ChatCompletion readCompletion(JsonPayload body);

  /// One event of a streamed answer. Fields that it does not have are empty.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with RESULT_TOO_LARGE, as above
  Delta readDelta(JsonPayload data);

  record Delta(
      String text,
      Optional<String> model,
      Optional<String> finishReason,
      Optional<JsonPayload> usage) {}
}
