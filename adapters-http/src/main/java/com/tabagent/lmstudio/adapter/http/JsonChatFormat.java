package com.tabagent.lmstudio.adapter.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.application.port.out.ChatFormat;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.io.IOException;
import java.util.Optional;

/// Chat completions in OpenAI's JSON. What a model thinks before it answers (`reasoning`,
/// `reasoning_content`) is not part of the answer's text.
public final class JsonChatFormat implements ChatFormat {

  @Override
  public JsonPayload write(ChatRequest request, String model) {
    return ChatRequestWriter.write(request, model);
  }

  @Override
  public ChatCompletion readCompletion(JsonPayload body) {
    try {
      ChatReader answer = ChatReader.read(body, "message");
      if (!answer.hasChoice()) {
        throw noCompletion("has no choices");
      }
      return new ChatCompletion(
          answer.content(), answer.model().orElse(""), answer.finishReason(), answer.usage());
    } catch (StreamConstraintsException tooLong) {
      throw new LmStudioException(ChatCompletion.tooLong(), tooLong);
    } catch (IOException notJson) {
      throw noCompletion("is not JSON");
    }
  }

  @Override
  public Delta readDelta(JsonPayload data) {
    try {
      ChatReader event = ChatReader.read(data, "delta");
      return new Delta(event.content(), event.model(), event.finishReason(), event.usage());
    } catch (StreamConstraintsException tooLong) {
      throw new LmStudioException(ChatCompletion.tooLong(), tooLong);
    } catch (IOException notJson) {
      return new Delta("", Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  private static LmStudioException noCompletion(String why) {
    return new LmStudioException(
        Failure.of(
            FailureCode.UPSTREAM_ERROR,
            "LM Studio's answer is no chat completion: it " + why + ".",
            Remedy.advice("Update LM Studio, then ask again.")));
  }
}
