package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A frame in the making: the content is written to it as to a stream, room for the length is kept
/// in front. For one thread.
public final class FrameBuffer extends OutputStream {
  private static final int HEADER = 4;

  private byte[] bytes;
  private int end = HEADER;

  /// @param expected how many bytes of content to make room for; more are taken as well
  public FrameBuffer(int expected) {
    bytes = new byte[HEADER + expected];
  }

  @Override
  public void write(int one) {
    ensure(1);
    bytes[end++] = (byte) one;
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    ensure(count);
    System.arraycopy(source, offset, bytes, end, count);
    end += count;
  }

  @Override
  public void write(byte[] source) {
    write(source, 0, source.length);
  }

  /// The size of the content in bytes.
  public int size() {
    return end - HEADER;
  }

  /// Empties the buffer, to be filled anew.
  public void clear() {
    end = HEADER;
  }

  /// The content as it stands, for tests and messages.
  public byte[] content() {
    return Arrays.copyOfRange(bytes, HEADER, end);
  }

  /// Writes length and content in one piece.
  void sendTo(OutputStream out) throws IOException {
    ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putInt(0, size());
    out.write(bytes, 0, end);
    out.flush();
  }

  private void ensure(int more) {
    if (more > bytes.length - end) {
      bytes = Arrays.copyOf(bytes, Math.max(end + more, bytes.length * 2));
    }
  }
}
