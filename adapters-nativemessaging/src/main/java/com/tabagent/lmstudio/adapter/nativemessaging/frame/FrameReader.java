package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntPredicate;

/// Reads frames. For one thread. Does not close the stream.
public final class FrameReader {

  /// What a browser can send in one message: 64 MiB.
  public static final int LARGEST = 64 * 1024 * 1024;

  /// Up to here a frame that is too large is skipped: 256 MiB.
  public static final long LARGEST_SKIPPED = 256L * 1024 * 1024;

  private static final int HEADER = 4;

  /// What is asked of the stream at once: a file stream sets aside as much memory again.
  private static final int LARGEST_STEP = 1024 * 1024;

  private final InputStream in;
  private final IntPredicate affordable;
  private final byte[] header = new byte[HEADER];

  /// A reader that takes in every frame that is not too large.
  public FrameReader(InputStream in) {
    this(in, length -> true);
  }

  /// @param affordable asked before a frame of so many bytes is taken in; where it says no, the
  ///   frame is skipped
  public FrameReader(InputStream in, IntPredicate affordable) {
    this.in = in;
    this.affordable = affordable;
  }

  /// Blocks until a frame is whole or the stream ends.
  ///
  /// @throws IOException if the stream breaks
  public Frame read() throws IOException {
    if (!fill(header)) {
      return new Frame.End();
    }
    long length =
        Integer.toUnsignedLong(ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt());
    if (length > LARGEST_SKIPPED) {
      return new Frame.Absurd(length);
    }
    if (length > LARGEST) {
      return skip(length) ? new Frame.Skipped(length) : new Frame.End();
    }
    return content((int) length);
  }

  private Frame content(int length) throws IOException {
    if (!affordable.test(length)) {
      return skip(length) ? new Frame.Unaffordable(length) : new Frame.End();
    }
    var content = new byte[length];
    return fill(content) ? new Frame.Content(content) : new Frame.End();
  }

  /// Reads piece by piece: a pipe does not deliver a large frame at once.
  private boolean fill(byte[] target) throws IOException {
    int filled = 0;
    while (filled < target.length) {
      int count = in.read(target, filled, Math.min(LARGEST_STEP, target.length - filled));
      if (count < 0) {
        return false;
      }
      filled += count;
    }
    return true;
  }

  private boolean skip(long length) throws IOException {
    byte[] waste = new byte[64 * 1024];
    long left = length;
    while (left > 0) {
      int count = in.read(waste, 0, (int) Math.min(waste.length, left));
      if (count < 0) {
        return false;
      }
      left -= count;
    }
    return true;
  }
}
