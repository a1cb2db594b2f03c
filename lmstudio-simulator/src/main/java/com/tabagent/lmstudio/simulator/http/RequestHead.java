package com.tabagent.lmstudio.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Request line and headers.
record RequestHead(String method, String target, String version, List<Header> headers) {

  /// The longest head that is read, in bytes.
  static final int LIMIT = 64 * 1024;

  RequestHead {
    headers = List.copyOf(headers);
  }

  /// Takes in a head up to the empty line that ends it.
  ///
  /// @throws ProtocolException if it is malformed or longer than [#LIMIT]
  static RequestHead read(InputStream in) throws IOException {
    String[] lines = text(in).split("\r?\n", -1);
    String[] words = lines[0].split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new ProtocolException("no request line: " + lines[0]);
    }
    List<Header> headers = new ArrayList<>();
    for (int at = 1; at < lines.length && !lines[at].isEmpty(); at++) {
      headers.add(parseHeader(lines[at]));
    }
    return new RequestHead(words[0], words[1], words[2], headers);
  }

  private static Header parseHeader(String line) throws ProtocolException {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw new ProtocolException("no header: " + line);
    }
    return new Header(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  private static String text(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int endLine = 0;
    while (endLine < 2) {
      int next = in.read();
      if (next < 0) {
        throw new ClientGoneException();
      }
      bytes.write(next);
      if (bytes.size() > LIMIT) {
        throw new ProtocolException("more than " + LIMIT + " bytes of headers");
      }
      endLine = next == '\n' ? endLine + 1 : next == '\r' ? endLine : 0;
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  Optional<String> header(String name) {
    return headers.stream().filter(header -> header.isNamed(name)).map(Header::value).findFirst();
  }
}
