package com.tabagent.lmstudio.adapter.nativemessaging.host;

import com.tabagent.lmstudio.adapter.nativemessaging.action.UseCases;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.AutoStart;

/// Starts the server before anybody asks for it, where the user wants that. For the reading thread.
final class StartAhead {
  private final AutoStart wanted;
  private final UseCases useCases;
  private final HostLog log;
  private boolean portSeen;

  StartAhead(AutoStart wanted, UseCases useCases, HostLog log) {
    this.wanted = wanted;
    this.useCases = useCases;
    this.log = log;
  }

  /// Hears of a request with an id. Only a lasting connection gives its requests ids: a sign that
  /// somebody will want the server. Returns at once.
  void requestWithId() {
    if (!portSeen && wanted == AutoStart.ON_START) {
      Thread.ofVirtual().name("start-ahead").start(this::start);
    }
    portSeen = true;
  }

  private void start() {
    try {
      useCases.ensureServerRunning().startAhead();
    } catch (LmStudioException failed) {
      log.info("Starting the server ahead failed: " + failed.failure().code());
    } catch (RuntimeException | Error defect) {
      log.problem("Starting the server ahead failed by a defect of this program.", defect);
    }
  }
}
