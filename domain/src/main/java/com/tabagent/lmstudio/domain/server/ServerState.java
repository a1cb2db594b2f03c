package com.tabagent.lmstudio.domain.server;

import com.tabagent.lmstudio.domain.installation.Installation;
import java.util.Optional;

/// What is found at the endpoint. Only LM Studio's own greeting makes it LM Studio.
public sealed interface ServerState {

  /// Whether LM Studio's server runs, be it that it asks for a token first.
  default boolean running() {
    return false;
  }

  /// What that means to a user with this installation. A server that runs is usable however it came
  /// there.
  Readiness readiness(Installation installation);

  /// LM Studio answers.
  ///
  /// @param currentModel what is loaded; the language model first
  record Running(Optional<String> currentModel) implements ServerState {
    @Override
    public boolean running() {
      return true;
    }

    @Override
    public Readiness readiness(Installation installation) {
      return Readiness.READY;
    }
  }

  /// LM Studio answers and wants an API token that it was not given, or refused.
  record Locked() implements ServerState {
    @Override
    public boolean running() {
      return true;
    }

    @Override
    public Readiness readiness(Installation installation) {
      return Readiness.AUTH_REQUIRED;
    }
  }

  /// Nobody listens.
  record Down() implements ServerState {
    @Override
    public Readiness readiness(Installation installation) {
      return Readiness.withoutServer(installation, Readiness.SERVER_DOWN);
    }
  }

  /// Nobody greets yet: a start is under way.
  record Starting() implements ServerState {
    @Override
    public Readiness readiness(Installation installation) {
      return Readiness.withoutServer(installation, Readiness.STARTING);
    }
  }

  /// Another program answers.
  ///
  /// @param evidence what it said, in a few words
  record Foreign(String evidence) implements ServerState {
    @Override
    public Readiness readiness(Installation installation) {
      return Readiness.withoutServer(installation, Readiness.PORT_IN_USE);
    }
  }

  /// Somebody accepts the connection and says nothing within the limit.
  record Silent() implements ServerState {
    @Override
    public Readiness readiness(Installation installation) {
      return Readiness.withoutServer(installation, Readiness.PORT_IN_USE);
    }
  }
}
