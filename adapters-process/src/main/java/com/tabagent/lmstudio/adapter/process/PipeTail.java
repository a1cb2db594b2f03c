package com.tabagent.lmstudio.adapter.process;

import java.io.IOException;
import java.io.InputStream;

/// The last part of what a process has written into one of its pipes.
final class PipeTail {

  /// How much is kept, in bytes: many times what `lms` says in its longest stack trace.
  static final int KEPT = 16 * 1024;

  /// How much one look takes in, in bytes: a writer that is faster than we are would keep us here.
  private static final int ONE_LOOK = 1 << 20;

  private final InputStream pipe;
  private final byte[] chunk = new byte[8 * 1024];
  private final byte[] ring = new byte[KEPT];
  private long taken;

  PipeTail(InputStream pipe) {
    this.pipe = pipe;
  }

  /// Takes in what has arrived, without waiting for more. A pipe that has ended gives nothing.
  ///
  /// When a process ends, Java's reaper empties its pipes as well, under the stream's own monitor.
  /// Without that monitor here it could take what was just seen to be available, and the read that
  /// follows would block for as long as anybody holds the pipe open.
  void drain() {
    try {
      synchronized (pipe) {
        long enough = taken + ONE_LOOK;
        while (taken < enough && pipe.available() > 0) {
          keep(pipe.read(chunk, 0, Math.min(chunk.length, pipe.available())));
        }
      }
    } catch (IOException ended) {
      // A broken pipe has nothing more to say; how the process ended tells the rest.
    }
  }

  private void keep(int count) {
    for (int i = 0; i < count; i++) {
      ring[(int) (taken++ % KEPT)] = chunk[i];
    }
  }

  void close() {
    try {
      pipe.close();
    } catch (IOException closedAllTheSame) {
      // Nothing was written through it that could be lost.
    }
  }

  /// What is kept, in order. Begins in the middle of a character if something was cut off there.
  byte[] bytes() {
    int length = (int) Math.min(taken, KEPT);
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = ring[(int) ((taken - length + i) % KEPT)];
    }
    return bytes;
  }
}
