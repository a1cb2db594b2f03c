package com.tabagent.lmstudio.domain.exchange;

import java.util.Map;
import java.util.Optional;

/// The head of the server's answer and, unless it streams, its body.
///
/// @param httpStatus as the server sent it
/// @param headers lower-case names; those that a caller may need
/// @param body the bytes as they came; nothing for a stream
public record UpstreamAnswer(
    int httpStatus, Map<String, String> headers, Optional<JsonPayload> body) {}
