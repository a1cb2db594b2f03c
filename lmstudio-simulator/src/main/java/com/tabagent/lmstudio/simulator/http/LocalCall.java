package com.tabagent.lmstudio.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A request over a plain socket, for a process that has to be ready at once.
public final class LocalCall {
  private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

  private final InetSocketAddress address;
  private final Duration limit;

  /// A call to one address.
  ///
  /// @param host an address literal
  /// @param limit for connecting, and again for each wait for data; zero waits for ever
  public LocalCall(String host, int port, Duration limit) {
    this.address = new InetSocketAddress(InetAddress.ofLiteral(host), port);
    this.limit = limit;
  }

  /// What was answered.
  public record Answer(int status, String body) {}

  public Answer get(String path) throws IOException {
    return call("GET", path, "");
  }

  public Answer post(String path, String body) throws IOException {
    return call("POST", path, body);
  }

  private Answer call(String method, String path, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + address.getHostString()
            + "\r\nConnection: close\r\nContent-Length: "
            + content.length
            + "\r\n\r\n";
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    message.writeBytes(content);
    try (Socket socket = new Socket()) {
      socket.connect(address, Math.toIntExact(limit.toMillis()));
      socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
      socket.getOutputStream().write(message.toByteArray());
      return read(socket.getInputStream());
    }
  }

  private static Answer read(InputStream in) throws IOException {
    String text = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    int blank = text.indexOf("\r\n\r\n");
    if (blank < 0 || !text.startsWith("HTTP/1.1 ") || text.length() < 12) {
      throw new IOException("no HTTP answer");
    }
    return new Answer(Integer.parseInt(text, 9, 12, 10), text.substring(blank + 4));
  }
}
