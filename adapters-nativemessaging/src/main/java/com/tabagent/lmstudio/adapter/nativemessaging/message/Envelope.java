package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.tabagent.lmstudio.domain.failure.Failure;
import java.util.Optional;

/// What could be read of a frame.
///
/// @param id as far as there is a usable one
/// @param action as far as there is one
/// @param parameters all other fields, unopened
/// @param part whether this is a piece of a request that comes in parts
/// @param problem why this is neither a request nor a part; empty if it is one
public record Envelope(
    Optional<RequestId> id,
    Optional<String> action,
    Parameters parameters,
    boolean part,
    Optional<Failure> problem) {}
