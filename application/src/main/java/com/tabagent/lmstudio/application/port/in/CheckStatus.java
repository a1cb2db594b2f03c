package com.tabagent.lmstudio.application.port.in;

import com.tabagent.lmstudio.domain.server.LmStudioStatus;

/// What is installed, what runs, what is missing.
public interface CheckStatus {

  /// Looks anew; starts and writes nothing. Blocks for a few milliseconds, for some seconds where
  /// an address does not answer.
  LmStudioStatus checkStatus();
}
