package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A frame in the making: the content is written to it as to a stream, room for the length is kept
/// in front. What exceeds a frame is counted and not kept. For one thread.
public final class FrameBuffer extends OutputStream {
  private static final int HEADER = 4;
  private static final int SMALL = 1024;

  /// What is held on to between two frames: streams live long, and one large event is no reason to
  /// keep its room.
  private static final int MOST_KEPT = 64 * 1024;

  private byte[] bytes = new byte[HEADER + SMALL];
  private int end = HEADER;
  private long lost;

  @Override
  public void write(int one) {
    if (hasRoom(1)) {
      bytes[end++] = (byte) one;
    }
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    if (hasRoom(count)) {
      System.arraycopy(source, offset, bytes, end, count);
      end += count;
    }
  }

  @Override
  public void write(byte[] source) {
    write(source, 0, source.length);
  }

  /// The size of the content in bytes, all that was written.
  public long size() {
    return end - HEADER + lost;
  }

  /// Whether a browser takes it as one frame.
  public boolean fits() {
    return lost == 0;
  }

  /// How many more bytes fit.
  public int room() {
    return lost > 0 ? 0 : HEADER + FrameWriter.LARGEST - end;
  }

  /// Empties the buffer, to be filled anew.
  public void clear() {
    if (bytes.length > MOST_KEPT) {
      bytes = new byte[HEADER + SMALL];
    }
    rewind();
  }

  /// Empties the buffer, to be filled with as much again.
  public void rewind() {
    end = HEADER;
    lost = 0;
  }

  /// The content as far as it fits, for tests and messages.
  public byte[] content() {
    return Arrays.copyOfRange(bytes, HEADER, end);
  }

  /// How many bytes the buffer holds on to.
  int capacity() {
    return bytes.length;
  }

  /// Writes length and content in one piece.
  void sendTo(OutputStream out) throws IOException {
    ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putInt(0, end - HEADER);
    out.write(bytes, 0, end);
    out.flush();
  }

  private boolean hasRoom(int more) {
    int limit = HEADER + FrameWriter.LARGEST;
    if (lost > 0 || more > limit - end) {
      lost += more;
      return false;
    }
    if (more > bytes.length - end) {
      int doubled = Math.min(limit, bytes.length * 2);
      bytes = Arrays.copyOf(bytes, Math.max(end + more, doubled));
    }
    return true;
  }
}
