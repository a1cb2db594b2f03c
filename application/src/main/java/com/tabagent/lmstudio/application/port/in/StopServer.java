package com.tabagent.lmstudio.application.port.in;

import com.tabagent.lmstudio.domain.server.LmStudioStatus;

/// Stops LM Studio's server. The app itself, and the models it holds, stay.
public interface StopServer {

  /// Blocks until the server no longer answers, 15 seconds at most, and as long before that where a
  /// start is under way. To stop a stopped server succeeds.
  ///
  /// @throws com.tabagent.lmstudio.domain.failure.LmStudioException with STOP_FAILED, or
  ///   NOT_BOOTSTRAPPED where there is no `lms` to do it
  LmStudioStatus stopServer();
}
