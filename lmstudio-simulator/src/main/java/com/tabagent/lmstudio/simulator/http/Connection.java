package com.tabagent.lmstudio.simulator.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// One client's connection: requests one after the other, until either side has had enough.
final class Connection {

  /// How long a client may connect and say nothing at all.
  private static final Duration FIRST_REQUEST = Duration.ofMinutes(1);

  private final Socket socket;
  private final Inbox inbox = new Inbox();
  private final HttpListener listener;

  Connection(Socket socket, HttpListener listener) {
    this.socket = socket;
    this.listener = listener;
  }

  void serve() {
    Thread filler = Thread.ofVirtual().unstarted(this::fillInbox);
    try (socket) {
      filler.start();
      Duration patience = FIRST_REQUEST;
      while (inbox.awaitData(patience) && serveOne()) {
        patience = listener.idle();
      }
    } catch (IOException gone) {
      // Whoever went, there is nobody left to tell on this connection.
    } finally {
      listener.forget(this);
    }
  }

  private void fillInbox() {
    try {
      inbox.fillFrom(socket.getInputStream());
    } catch (IOException closed) {
      inbox.end();
    }
  }

  /// Takes in one request and has it answered.
  ///
  /// @return whether the connection is kept
  private boolean serveOne() throws IOException {
    try {
      RequestHead head = RequestHead.read(inbox);
      if (head.header("Expect").orElse("").equalsIgnoreCase("100-continue")) {
        socket.getOutputStream().write(ascii("HTTP/1.1 100 Continue\r\n\r\n"));
      }
      Request request = new Request(head, RequestBody.read(head, inbox));
      return answer(request, Persistence.of(head, request, listener.idle()));
    } catch (ProtocolException malformed) {
      socket
          .getOutputStream()
          .write(ascii("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"));
      return false;
    }
  }

  private boolean answer(Request request, Persistence persistence) throws IOException {
    Exchange exchange = new Exchange(socket, inbox, request, persistence);
    try {
      if (isUpgrade(request)) {
        exchange.withholdAnswer();
      }
      listener.handler().handle(exchange);
      return persistence.kept() && !socket.isClosed();
    } catch (IOException cutOff) {
      if (!exchange.isAnswered()) {
        listener.countCancelled();
      }
      throw cutOff;
    } catch (RuntimeException defect) {
      exchange.send(500, List.of(), ascii(defect.toString()));
      throw defect;
    }
  }

  /// A Node server that listens for upgrades, as LM Studio's does, routes such a request to nobody
  /// unless it is a WebSocket's: the client waits for ever. Java's own HTTP client asks for `h2c`.
  private static boolean isUpgrade(Request request) {
    return (request.hasToken("Connection", "upgrade") || request.header("Upgrade").isPresent())
        && !request.header("Upgrade").orElse("").equalsIgnoreCase("websocket");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  void close() {
    inbox.end();
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // Closed is what it was meant to be.
    }
  }
}
