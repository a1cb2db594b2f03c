package com.tabagent.lmstudio.domain.server;

import java.util.Optional;

/// What is found at the endpoint. Only LM Studio's own greeting makes it LM Studio.
public sealed interface ServerState {

  /// The word for it, where nothing is missing on the disk.
  Readiness word();

  /// Whether LM Studio's server runs, be it that it asks for a token first.
  default boolean running() {
    return false;
  }

  /// LM Studio answers.
  ///
  /// @param currentModel what is loaded; the language model first
  record Running(Optional<String> currentModel) implements ServerState {
    @Override
    public Readiness word() {
      return Readiness.READY;
    }

    @Override
    public boolean running() {
      return true;
    }
  }

  /// LM Studio answers and wants an API token that it was not given, or refused.
  record Locked() implements ServerState {
    @Override
    public Readiness word() {
      return Readiness.AUTH_REQUIRED;
    }

    @Override
    public boolean running() {
      return true;
    }
  }

  /// Nobody listens.
  record Down() implements ServerState {
    @Override
    public Readiness word() {
      return Readiness.SERVER_DOWN;
    }
  }

  /// Nobody greets yet: a start is under way.
  record Starting() implements ServerState {
    @Override
    public Readiness word() {
      return Readiness.STARTING;
    }
  }

  /// Another program answers.
  ///
  /// @param evidence what it said, in a few words
  record Foreign(String evidence) implements ServerState {
    @Override
    public Readiness word() {
      return Readiness.PORT_IN_USE;
    }
  }

  /// Somebody accepts the connection and says nothing within the limit.
  record Silent() implements ServerState {
    @Override
    public Readiness word() {
      return Readiness.PORT_IN_USE;
    }
  }
}
