package com.tabagent.lmstudio.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The body of a streamed answer. Each call is on its way to the client when it returns.
public final class ChunkedBody {
  private static final byte[] LINE_END = {'\r', '\n'};

  private final Exchange exchange;

  ChunkedBody(Exchange exchange) {
    this.exchange = exchange;
  }

  /// Sends one chunk.
  ///
  /// @param data not empty: an empty chunk would be the end
  public void write(byte[] data) throws IOException {
    exchange.write(chunk(data));
  }

  /// Breaks the connection off in the middle of a chunk.
  public void breakWithin(byte[] data) throws IOException {
    byte[] whole = chunk(data);
    exchange.write(Arrays.copyOf(whole, whole.length / 2));
    exchange.reset();
  }

  public void end() throws IOException {
    exchange.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    exchange.finish();
  }

  private static byte[] chunk(byte[] data) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream(data.length + 16);
    chunk.writeBytes(Integer.toHexString(data.length).getBytes(StandardCharsets.ISO_8859_1));
    chunk.writeBytes(LINE_END);
    chunk.writeBytes(data);
    chunk.writeBytes(LINE_END);
    return chunk.toByteArray();
  }
}
