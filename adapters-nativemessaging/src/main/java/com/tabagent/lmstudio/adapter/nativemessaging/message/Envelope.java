package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.tabagent.lmstudio.domain.failure.Failure;
import java.util.Optional;

/// What could be read of a frame.
///
/// @param id as far as there is a usable one
/// @param action as far as there is one
/// @param parameters all other fields, unopened
/// @param problem why this is no request; empty if it is one
public record Envelope(
    Optional<RequestId> id,
    Optional<String> action,
    Parameters parameters,
    Optional<Failure> problem) {}
