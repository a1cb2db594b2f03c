package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.application.port.in.Diagnose;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.application.port.in.StopServer;

/// What the host can do. A browser starts one process for each one-shot message, so all but the
/// status is made only when it is asked for. Every method can be called from any thread and gives
/// the same object each time.
public interface UseCases {
  CheckStatus checkStatus();

  EnsureServerRunning ensureServerRunning();

  StopServer stopServer();

  Relay relay();

  CompleteChat completeChat();

  Diagnose diagnose();
}
