package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.http.Exchange;
import com.tabagent.lmstudio.simulator.http.ExchangeHandler;
import com.tabagent.lmstudio.simulator.http.Request;
import java.io.IOException;

/// Never answers a request to change the protocol, unless it is to WebSocket.
///
/// A Node server that listens for upgrades, as LM Studio's does for its SDK, routes every such
/// request to that listener alone. Java's own HTTP client asks for `h2c` unless told otherwise.
record UpgradeTrap(ExchangeHandler next) implements ExchangeHandler {

  @Override
  public void handle(Exchange exchange) throws IOException {
    if (isTrapped(exchange.request())) {
      exchange.withholdAnswer();
    }
    next.handle(exchange);
  }

  private static boolean isTrapped(Request request) {
    boolean asks =
        request.hasToken("Connection", "upgrade") || request.header("Upgrade").isPresent();
    return asks && !request.hasToken("Upgrade", "websocket");
  }
}
