package com.tabagent.lmstudio.application.port.in;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;

/// What is installed, what runs, what is missing.
public interface CheckStatus {

  /// Looks anew; starts and writes nothing. Blocks for a few milliseconds, for some seconds where
  /// an address does not answer.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with CANCELLED if it was called
  ///   off while it waited
  LmStudioStatus checkStatus(Cancellation cancellation);

  /// The same for those who never call it off.
  default LmStudioStatus checkStatus() {
    return checkStatus(new Cancellation());
  }
}
