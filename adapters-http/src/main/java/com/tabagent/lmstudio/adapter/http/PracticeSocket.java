package com.tabagent.lmstudio.adapter.http;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.nio.charset.StandardCharsets;

/// A socket that reaches nobody. Whatever is written to it, it answers with one stream of events,
/// in the pieces in which LM Studio's server writes them.
final class PracticeSocket extends Socket {
  private static final byte[] HEAD =
      bytes(
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");

  private static final byte[] EVENT =
      chunk(
          """
          data: {"id":"chatcmpl-practice","object":"chat.completion.chunk","created":1,\
          "model":"practice","system_fingerprint":"practice","choices":[{"index":0,\
          "delta":{"role":"assistant","content":"word"},"logprobs":null,"finish_reason":null}]}

          """);

  private static final byte[] END = bytes("e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n");

  private final Answer answer;
  private boolean connected;

  /// @param events how many come before the end of the stream
  PracticeSocket(int events) throws SocketException {
    super((SocketImpl) null);
    this.answer = new Answer(events);
  }

  @Override
  public void connect(SocketAddress anywhere, int timeout) {
    connected = true;
  }

  @Override
  public boolean isConnected() {
    return connected;
  }

  @Override
  public InputStream getInputStream() {
    return answer;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public void setSoTimeout(int millis) {
    // What it says is there already.
  }

  private static byte[] chunk(String data) {
    return bytes(Integer.toHexString(data.length()) + "\r\n" + data + "\r\n");
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  private static final class Answer extends InputStream {
    private final int pieces;
    private int next;
    private byte[] piece = HEAD;
    private int position;

    private Answer(int events) {
      this.pieces = events + 2;
    }

    @Override
    public int read() {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (position == piece.length) {
        next++;
        position = 0;
        piece = next == pieces - 1 ? END : EVENT;
      }
      if (next >= pieces) {
        return -1;
      }
      int count = Math.min(length, piece.length - position);
      System.arraycopy(piece, position, target, offset, count);
      position += count;
      return count;
    }
  }
}
