package com.tabagent.lmstudio.adapter.nativemessaging.action;

import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.application.port.in.Diagnose;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.application.port.in.LineUp;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.application.port.in.StopServer;
import com.tabagent.lmstudio.application.port.in.WatchStatus;

/// What the host can do. A browser starts one process for each one-shot message, so all but the
/// status is made only when it is asked for. Every method can be called from any thread and gives
/// the same object each time.
public interface UseCases {
  CheckStatus checkStatus();

  EnsureServerRunning ensureServerRunning();

  StopServer stopServer();

  WatchStatus watchStatus();

  /// Asked on the thread that reads the browser's frames, which must not wait for it to be made.
  LineUp lineUp();

  Relay relay();

  CompleteChat completeChat();

  Diagnose diagnose();

  /// A stream has been asked for: what the first one will run through can be made ready meanwhile.
  /// Called on the thread that reads the browser's frames; returns at once.
  default void expectStream() {}
}
