package com.tabagent.lmstudio.simulator.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A listening socket and its connections, each with a virtual thread of its own. Who opens it
/// closes it.
public final class HttpListener implements AutoCloseable {
  private static final int BACKLOG = 128;

  private final ServerSocket serverSocket;
  private final Duration idle;
  private final ExchangeHandler handler;
  private final Map<Connection, Thread> connections = new ConcurrentHashMap<>();
  private final Tally cancelled = new Tally();
  private final Thread acceptor;
  private volatile boolean closing;

  private HttpListener(ServerSocket serverSocket, Duration idle, ExchangeHandler handler) {
    this.serverSocket = serverSocket;
    this.idle = idle;
    this.handler = handler;
    this.acceptor = Thread.ofVirtual().name("simulator-accept").unstarted(this::accept);
  }

  /// Listens from now on.
  ///
  /// @param address an address literal
  /// @param port 0 lets the system choose
  /// @param idle how long a connection is kept without a request
  /// @throws IOException if the port cannot be had
  public static HttpListener open(String address, int port, Duration idle, ExchangeHandler handler)
      throws IOException {
    ServerSocket serverSocket = new ServerSocket();
    try {
      serverSocket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port), BACKLOG);
    } catch (IOException | RuntimeException refused) {
      serverSocket.close();
      throw refused;
    }
    HttpListener listener = new HttpListener(serverSocket, idle, handler);
    listener.acceptor.start();
    return listener;
  }

  private void accept() {
    while (!closing) {
      try {
        serve(serverSocket.accept());
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    Connection connection = new Connection(socket, this);
    Thread thread = Thread.ofVirtual().name("simulator-connection").unstarted(connection::serve);
    connections.put(connection, thread);
    thread.start();
    if (closing) {
      connection.close();
    }
  }

  public int port() {
    return serverSocket.getLocalPort();
  }

  public int openConnections() {
    return connections.size();
  }

  /// How many answers were cut short because the client went.
  public Tally cancelled() {
    return cancelled;
  }

  Duration idle() {
    return idle;
  }

  ExchangeHandler handler() {
    return handler;
  }

  void countCancelled() {
    if (!closing) {
      cancelled.increment();
    }
  }

  void forget(Connection connection) {
    connections.remove(connection);
  }

  /// Closes every socket and waits for every thread.
  @Override
  public void close() throws IOException {
    closing = true;
    serverSocket.close();
    join(acceptor);
    for (Map.Entry<Connection, Thread> open : Map.copyOf(connections).entrySet()) {
      open.getKey().close();
      join(open.getValue());
    }
  }

  private static void join(Thread thread) throws IOException {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while closing", interrupted);
    }
  }
}
