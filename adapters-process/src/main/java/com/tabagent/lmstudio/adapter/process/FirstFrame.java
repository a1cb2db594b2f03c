package com.tabagent.lmstudio.adapter.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The first frame that a host writes, taken in as it arrives, with a browser's eyes: four bytes of
/// length in the machine's byte order, then so many bytes, a mebibyte at most. What follows it is
/// taken in no further than to notice it.
final class FirstFrame {

  /// What browsers accept, in bytes.
  static final int LARGEST = 1 << 20;

  /// What four characters of text are taken for at least, when the most significant is a tab.
  private static final long SMALLEST_TEXT = 0x0900_0000L;

  private static final int HEAD = 4;

  private final InputStream pipe;
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

  FirstFrame(InputStream pipe) {
    this.pipe = pipe;
  }

  /// Takes in what has arrived, without waiting for more. Under the pipe's monitor, for the same
  /// reason as [PipeTail#drain].
  void drain() {
    try {
      synchronized (pipe) {
        while (taken.size() < HEAD + LARGEST && pipe.available() > 0) {
          taken.write(pipe.readNBytes(Math.min(pipe.available(), HEAD + LARGEST - taken.size())));
        }
      }
    } catch (IOException ended) {
      // A broken pipe has nothing more to say; how the process ended tells the rest.
    }
  }

  /// What a browser takes the first four bytes for; without them, 0.
  long length() {
    return lengthAt(0);
  }

  private long lengthAt(int offset) {
    return taken.size() < offset + HEAD
        ? 0
        : Integer.toUnsignedLong(
            ByteBuffer.wrap(taken.toByteArray()).order(ByteOrder.nativeOrder()).getInt(offset));
  }

  /// Whether what comes behind the frame cannot be the beginning of another.
  boolean isFollowedByNoFrame() {
    int end = HEAD + (int) length();
    return isComplete() && taken.size() >= end + HEAD && isNoLength(lengthAt(end));
  }

  /// What a browser takes the four bytes behind the frame for.
  long followingLength() {
    return lengthAt(HEAD + (int) length());
  }

  /// Whether anything has come.
  boolean hasBegun() {
    return taken.size() > 0;
  }

  /// Whether what has come cannot be the beginning of a frame.
  boolean isBroken() {
    return taken.size() >= HEAD && isNoLength(length());
  }

  /// Whether it is the beginning of a frame that is larger than browsers take. Text that is taken
  /// for a length comes to a hundred megabytes and more.
  boolean isTooLarge() {
    return isBroken() && length() > LARGEST && length() < SMALLEST_TEXT;
  }

  private static boolean isNoLength(long length) {
    return length == 0 || length > LARGEST;
  }

  boolean isComplete() {
    return taken.size() >= HEAD && !isBroken() && taken.size() >= HEAD + length();
  }

  /// The frame without its length.
  byte[] content() {
    return Arrays.copyOfRange(taken.toByteArray(), HEAD, HEAD + (int) length());
  }
}
