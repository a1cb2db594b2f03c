package com.tabagent.lmstudio.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/// What a client has sent and nobody has read yet. A thread of its own fills it from the socket, so
/// that a client's going is noticed even while an answer is under way or withheld.
///
/// Bounded: at most [#PIECES] pieces of [#PIECE] bytes wait; then the client has to.
final class Inbox extends InputStream {
  private static final int PIECE = 64 * 1024;
  private static final int PIECES = 16;
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private int readOfFirst;
  private boolean ended;

  /// Takes in all that the client sends. Returns when the connection ends, whoever ends it.
  void fillFrom(InputStream socket) {
    byte[] buffer = new byte[PIECE];
    try {
      for (int read = socket.read(buffer); read >= 0; read = socket.read(buffer)) {
        add(Arrays.copyOf(buffer, read));
      }
    } catch (IOException reset) {
      // A reset is an end like any other: the client is gone.
    } finally {
      end();
    }
  }

  private synchronized void add(byte[] piece) throws IOException {
    await(() -> pieces.size() < PIECES || ended, FOR_EVER);
    pieces.add(piece);
    notifyAll();
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /// Whether the client is gone. What it sent before may still be read.
  synchronized boolean hasEnded() {
    return ended;
  }

  /// Blocks until the client goes, for `limit` at most.
  ///
  /// @return whether it is gone
  synchronized boolean awaitEnd(Duration limit) throws IOException {
    await(() -> ended, limit);
    return ended;
  }

  /// Blocks until there is something to read, for `limit` at most.
  ///
  /// @return whether there is; false too when the client is gone
  synchronized boolean awaitData(Duration limit) throws IOException {
    await(() -> !pieces.isEmpty() || ended, limit);
    return !pieces.isEmpty();
  }

  private synchronized void await(BooleanSupplier change, Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!change.getAsBoolean()) {
        long left = Math.ceilDiv(deadline - System.nanoTime(), 1_000_000L);
        if (left <= 0) {
          return;
        }
        wait(left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    awaitData(FOR_EVER);
    if (pieces.isEmpty()) {
      return -1;
    }
    return take(pieces.getFirst(), target, offset, length);
  }

  private int take(byte[] first, byte[] target, int offset, int length) {
    int count = Math.min(length, first.length - readOfFirst);
    System.arraycopy(first, readOfFirst, target, offset, count);
    readOfFirst += count;
    if (readOfFirst == first.length) {
      pieces.removeFirst();
      readOfFirst = 0;
      notifyAll();
    }
    return count;
  }
}
