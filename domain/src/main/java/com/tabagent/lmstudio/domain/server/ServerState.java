package com.tabagent.lmstudio.domain.server;

import java.util.Optional;

/// What is found at the endpoint. Only LM Studio's own greeting makes it LM Studio.
public sealed interface ServerState {

  /// LM Studio answers.
  ///
  /// @param currentModel what is loaded; the language model first
  record Running(Optional<String> currentModel) implements ServerState {}

  /// LM Studio answers and wants an API token that it was not given, or refused.
  record Locked() implements ServerState {}

  /// Nobody listens.
  record Down() implements ServerState {}

  /// Nobody greets yet: a start is under way.
  record Starting() implements ServerState {}

  /// Another program answers.
  ///
  /// @param evidence what it said, in a few words
  record Foreign(String evidence) implements ServerState {}

  /// Somebody accepts the connection and says nothing within the limit.
  record Silent() implements ServerState {}
}
