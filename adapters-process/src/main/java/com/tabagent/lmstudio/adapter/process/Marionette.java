package com.tabagent.lmstudio.adapter.process;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Commands for Firefox in its own protocol for being driven: a length, a colon, a JSON array, over
/// a connection that never leaves the machine.
final class Marionette implements AutoCloseable {

  /// Longer than any answer to what is asked here, in bytes.
  private static final int LONGEST = 1 << 20;

  private final Socket socket = new Socket();
  private final InputStream answers;
  private int lastNumber;

  /// Connects, and takes in the greeting.
  ///
  /// @param limit for each answer
  Marionette(int port, Duration limit) throws IOException {
    try {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) limit.toMillis());
      socket.setSoTimeout((int) limit.toMillis());
      answers = new BufferedInputStream(socket.getInputStream());
      answer("the greeting");
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  /// Sends a command and blocks until its answer, which has `/2/message` for an error and the
  /// result below `/3`.
  ///
  /// @param parameters a JSON object
  JsonTexts call(String method, String parameters) throws IOException {
    lastNumber++;
    String command = "[0,%d,%s,%s]".formatted(lastNumber, JsonTexts.quoted(method), parameters);
    byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
    socket.getOutputStream().write((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(bytes);
    return answer(method);
  }

  private JsonTexts answer(String method) throws IOException {
    try {
      int length = 0;
      for (int next = answers.read(); next != ':'; next = answers.read()) {
        length = length * 10 + Character.digit(next, 10);
        if (next < '0' || next > '9' || length > LONGEST) {
          throw new IOException(method + " had an answer that cannot be read");
        }
      }
      return JsonTexts.of(answers.readNBytes(length));
    } catch (SocketTimeoutException silent) {
      throw new IOException(method + " had no answer", silent);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
