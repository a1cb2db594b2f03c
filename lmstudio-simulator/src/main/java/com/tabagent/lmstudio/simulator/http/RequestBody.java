package com.tabagent.lmstudio.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/// Takes in a request's body, by its declared length or chunk by chunk.
final class RequestBody {

  /// The largest body that is taken in, in bytes. LM Studio's own limit is unknown.
  static final int LIMIT = 128 * 1024 * 1024;

  private static final int LONGEST_CHUNK_LINE = 1024;

  private RequestBody() {}

  /// Takes in the body that belongs to a head.
  ///
  /// @throws ProtocolException if it is malformed or longer than [#LIMIT]
  static byte[] read(RequestHead head, InputStream in) throws IOException {
    if (head.header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
      return readChunks(in);
    }
    return readExactly(in, length(head.header("Content-Length").orElse("0"), 10));
  }

  private static byte[] readChunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int length = chunkLength(in);
    while (length > 0) {
      if (body.size() > LIMIT - length) {
        throw tooLarge();
      }
      body.writeBytes(readExactly(in, length));
      readLine(in);
      length = chunkLength(in);
    }
    while (!readLine(in).isEmpty()) {
      // Trailers carry nothing that matters here.
    }
    return body.toByteArray();
  }

  private static int chunkLength(InputStream in) throws IOException {
    String line = readLine(in);
    int extension = line.indexOf(';');
    return length(extension < 0 ? line : line.substring(0, extension), 16);
  }

  private static int length(String digits, int radix) throws ProtocolException {
    try {
      long length = Long.parseLong(digits.strip(), radix);
      if (length < 0 || length > LIMIT) {
        throw tooLarge();
      }
      return (int) length;
    } catch (NumberFormatException malformed) {
      ProtocolException refused = new ProtocolException("no length: " + digits);
      refused.initCause(malformed);
      throw refused;
    }
  }

  private static ProtocolException tooLarge() {
    return new ProtocolException("a body of more than " + LIMIT + " bytes");
  }

  private static byte[] readExactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new ClientGoneException();
    }
    return bytes;
  }

  private static String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new ClientGoneException();
      }
      if (line.size() == LONGEST_CHUNK_LINE) {
        throw new ProtocolException("a chunk line of more than " + LONGEST_CHUNK_LINE + " bytes");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
