package com.tabagent.lmstudio.architecture.violations.application;

import com.tabagent.lmstudio.architecture.violations.adapter.process.CallsAUseCase;
import com.tabagent.lmstudio.architecture.violations.application.port.out.Forgotten;
import java.net.Socket;

/// What the application must not do.
public final class Astray {

  static final class OpensASocket {
    Socket socket() {
      return new Socket();
    }
  }

  static final class KnowsAnAdapter {
    Object adapter() {
      return new CallsAUseCase();
    }
  }

  static final class MakesAThread {
    Thread thread(Runnable work) {
      return Thread.ofVirtual().start(work);
    }
  }

  static final class ServesItself implements Forgotten {
    @Override
    public void remember() {}
  }
}
