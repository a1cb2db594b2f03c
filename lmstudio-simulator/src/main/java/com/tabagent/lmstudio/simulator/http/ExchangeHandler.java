package com.tabagent.lmstudio.simulator.http;

import java.io.IOException;

/// What a server does with a request.
public interface ExchangeHandler {

  /// Answers. May block as long as it likes; runs on a thread of the connection's own.
  ///
  /// @throws IOException if the client is gone; nobody is told but the counters
  void handle(Exchange exchange) throws IOException;
}
