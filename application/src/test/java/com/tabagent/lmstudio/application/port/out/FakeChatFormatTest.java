package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;

class FakeChatFormatTest extends ChatFormatContract {

  @Override
  protected ChatFormat format() {
    return new FakeChatFormat();
  }

  @Override
  protected JsonPayload completion(String content, String model, String finishReason) {
    return FakeChatFormat.completion(content, model, finishReason);
  }

  @Override
  protected JsonPayload piece(String text) {
    return FakeChatFormat.piece(text);
  }

  @Override
  protected JsonPayload last(String model, String finishReason) {
    return FakeChatFormat.last(model, finishReason);
  }

  @Override
  protected JsonPayload somethingElse() {
    return JsonPayload.of("\"something else\"");
  }
}
