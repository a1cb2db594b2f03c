package com.tabagent.lmstudio.simulator.http;

import java.io.IOException;

/// The client closed its connection before it had its whole answer.
final class ClientGoneException extends IOException {
  ClientGoneException() {
    super("the client has closed the connection");
  }
}
