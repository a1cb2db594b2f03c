package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.server.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on loopback that does to each connection exactly what a test says, byte by byte.
final class RawServer implements AutoCloseable {

  /// What happens on one connection; it is closed behind it.
  interface Script {
    void serve(Socket socket) throws Exception;
  }

  private final ServerSocket listener;
  private final List<Script> scripts;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /// @param scripts one for each connection in turn; the last for all further ones
  RawServer(Script... scripts) throws IOException {
    this.scripts = List.of(scripts);
    this.listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    threads.add(Thread.startVirtualThread(this::accept));
  }

  /// A server that reads a request and then says this.
  static RawServer saying(String answer) throws IOException {
    return saying(answer.getBytes(StandardCharsets.UTF_8));
  }

  static RawServer saying(byte[] answer) throws IOException {
    return new RawServer(
        socket -> {
          readRequest(socket);
          socket.getOutputStream().write(answer);
        });
  }

  /// An answer in HTTP with a length.
  static String http(int status, String contentType, String body) {
    return "HTTP/1.1 "
        + status
        + " Whatever\r\nContent-Type: "
        + contentType
        + "\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\n"
        + body;
  }

  static String json(int status, String body) {
    return http(status, "application/json; charset=utf-8", body);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        Script script = scripts.get(Math.min(connections.getAndIncrement(), scripts.size() - 1));
        threads.add(Thread.startVirtualThread(() -> serve(socket, script)));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket, Script script) {
    try (socket) {
      script.serve(socket);
    } catch (Exception gone) {
      // The client has left, or the test is over: both are the test's to notice.
    }
  }

  /// The head of a request as text, and its body left out.
  static String readRequest(Socket socket) throws IOException {
    InputStream input = socket.getInputStream();
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = input.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    for (String line : head.toString().lines().toList()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length: ")) {
        input.readNBytes(Integer.parseInt(line.substring(16)));
      }
    }
    return head.toString();
  }

  int connections() {
    return connections.get();
  }

  int port() {
    return listener.getLocalPort();
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", port());
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
