package com.tabagent.lmstudio.domain.exchange;

import java.util.Optional;

/// A model's answer.
///
/// @param content the text, without what the model thought before it
/// @param model who answered; LM Studio may let another model answer than the one asked for
/// @param finishReason `stop`, `length` or `tool_calls`, where the server says so
/// @param usage the server's token counts as it wrote them, where it sent them
public record ChatCompletion(
    String content, String model, Optional<String> finishReason, Optional<JsonPayload> usage) {}
