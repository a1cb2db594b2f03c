package com.tabagent.lmstudio.application.exchange;

import com.tabagent.lmstudio.application.port.in.EnsureServerRunning.Progress;
import com.tabagent.lmstudio.domain.server.Endpoint;

/// The server that requests go to, wherever it is.
public interface Upstream {

  /// Where it is; blocks until that is known and the server can be asked.
  ///
  /// @param progress hears of a start that it takes
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with what stands in the way
  Endpoint reach(Progress progress, Cancellation cancellation);

  /// What was known of it may be so no more: the next request has to look anew.
  void forget();
}
