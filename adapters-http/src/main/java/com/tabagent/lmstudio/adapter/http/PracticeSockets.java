package com.tabagent.lmstudio.adapter.http;

import java.net.Socket;
import java.net.SocketException;

/// Makes sockets that reach nobody; see [PracticeSocket].
final class PracticeSockets extends UnconnectedSockets {
  private final int events;

  PracticeSockets(int events) {
    this.events = events;
  }

  @Override
  public Socket createSocket() {
    try {
      return new PracticeSocket(events);
    } catch (SocketException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
