package com.tabagent.lmstudio.application.exchange;

import com.tabagent.lmstudio.domain.exchange.Conversation;
import com.tabagent.lmstudio.domain.exchange.InferenceSettings;
import java.util.Optional;

/// A chat completion as a caller asks for it.
///
/// @param model empty to let the rules of [com.tabagent.lmstudio.domain.model.ModelList#forChat]
///   choose
/// @param streamed whether the caller takes the answer piece by piece
public record ChatRequest(
    Conversation conversation,
    InferenceSettings settings,
    Optional<String> model,
    boolean streamed) {}
