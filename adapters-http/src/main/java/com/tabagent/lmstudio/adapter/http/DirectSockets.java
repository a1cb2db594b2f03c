package com.tabagent.lmstudio.adapter.http;

import java.net.Proxy;
import java.net.Socket;

/// Sockets that connect to where they are told. Java's ordinary ones ask the user's proxy settings
/// for a SOCKS proxy, even under a client that is told to use none.
final class DirectSockets extends UnconnectedSockets {

  @Override
  public Socket createSocket() {
    return new Socket(Proxy.NO_PROXY);
  }
}
