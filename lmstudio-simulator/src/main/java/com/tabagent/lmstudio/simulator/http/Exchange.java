package com.tabagent.lmstudio.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// One request and the answer to it. Used by one thread.
public final class Exchange {
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final Socket socket;
  private final Inbox inbox;
  private final Request request;
  private final Persistence persistence;
  private boolean answered;

  Exchange(Socket socket, Inbox inbox, Request request, Persistence persistence) {
    this.socket = socket;
    this.inbox = inbox;
    this.request = request;
    this.persistence = persistence;
  }

  public Request request() {
    return request;
  }

  /// Sends a whole answer. Length and connection headers are added behind the given ones.
  public void send(int status, List<Header> headers, byte[] body) throws IOException {
    ByteArrayOutputStream message = head(status, headers);
    line(message, "Content-Length: " + body.length);
    endHead(message);
    if (!request.method().equals("HEAD")) {
      message.writeBytes(body);
    }
    write(message.toByteArray());
    answered = true;
  }

  /// Begins an answer whose end is not known yet. It must be ended by [ChunkedBody#end()].
  public ChunkedBody stream(int status, List<Header> headers) throws IOException {
    ByteArrayOutputStream message = head(status, headers);
    line(message, "Transfer-Encoding: chunked");
    endHead(message);
    write(message.toByteArray());
    return new ChunkedBody(this);
  }

  private static ByteArrayOutputStream head(int status, List<Header> headers) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    line(message, "HTTP/1.1 " + status + " " + reason(status));
    headers.forEach(header -> line(message, header.name() + ": " + header.value()));
    return message;
  }

  private void endHead(ByteArrayOutputStream message) {
    persistence.headers().forEach(header -> line(message, header.name() + ": " + header.value()));
    line(message, "");
  }

  private static void line(ByteArrayOutputStream message, String text) {
    message.writeBytes((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 204 -> "No Content";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 500 -> "Internal Server Error";
      default -> "Status " + status;
    };
  }

  void write(byte[] bytes) throws IOException {
    throwIfGone();
    socket.getOutputStream().write(bytes);
  }

  void finish() {
    answered = true;
  }

  boolean isAnswered() {
    return answered;
  }

  /// Lets the client wait.
  ///
  /// @throws IOException if the client goes meanwhile, or the server closes
  public void pause(Duration length) throws IOException {
    if (inbox.awaitEnd(length)) {
      throw new ClientGoneException();
    }
  }

  /// Blocks until the client goes or the server closes: this answer never comes, or not to its end.
  ///
  /// @throws IOException always
  public void withholdAnswer() throws IOException {
    while (true) {
      pause(FOR_EVER);
    }
  }

  private void throwIfGone() throws IOException {
    if (inbox.hasEnded()) {
      throw new ClientGoneException();
    }
  }

  /// Breaks the connection off, so that the client sees a reset.
  public void reset() throws IOException {
    answered = true;
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
