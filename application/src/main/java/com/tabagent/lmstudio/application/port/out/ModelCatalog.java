package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.model.ModelList;
import com.tabagent.lmstudio.domain.server.Endpoint;

/// The models of a running server.
public interface ModelCatalog {

  /// Blocks for five seconds at most. Call it only where LM Studio has been identified: it sends
  /// the API token.
  ///
  /// @param cancellation closes the connection, from any thread
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with CANCELLED if it was called
  ///   off
  Listing list(Endpoint endpoint, Cancellation cancellation);

  /// The same for those who never call it off.
  default Listing list(Endpoint endpoint) {
    return list(endpoint, new Cancellation());
  }

  /// What came of asking.
  sealed interface Listing {

    /// The models, as the newest interface of the server that answered tells them.
    record Listed(ModelList models) implements Listing {}

    /// The server wants an API token that it was not given, or refused.
    record TokenRequired() implements Listing {}

    /// No usable answer.
    record Unknown() implements Listing {}
  }
}
