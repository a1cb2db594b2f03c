package com.tabagent.lmstudio.adapter.nativemessaging.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Bytes on their way through memory: no more at once than a pipe of the operating system holds.
/// Each end can be closed, as a process that ends does.
final class Pipe {
  private static final int CAPACITY = 64 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final byte[] ring = new byte[CAPACITY];
  private int start;
  private int filled;
  private int blockedWriters;
  private boolean writerClosed;
  private boolean readerClosed;
  private boolean broken;

  /// The end that is read from.
  ///
  /// @param patience how long a read may block before it fails
  InputStream in(Duration patience) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int count) throws IOException {
        return count == 0 ? 0 : take(target, offset, count, patience);
      }
    };
  }

  /// The end that is written to.
  ///
  /// @param patience how long a write may block before it fails
  OutputStream out(Duration patience) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] source, int offset, int count) throws IOException {
        put(source, offset, count, patience);
      }
    };
  }

  /// What is in the pipe can still be read; then it ends.
  void closeWriter() {
    change(() -> writerClosed = true);
  }

  /// Whatever is written from now on fails, and whatever waits to be written.
  void closeReader() {
    change(() -> readerClosed = true);
  }

  /// Reading fails from now on.
  void breakReading() {
    change(() -> broken = true);
  }

  /// Blocks until somebody waits for room.
  void awaitBlockedWriter(Duration patience) {
    lock.lock();
    try {
      await(() -> blockedWriters > 0 && filled == CAPACITY, patience, "nobody waits to write");
    } catch (IOException late) {
      throw new AssertionError(late);
    } finally {
      lock.unlock();
    }
  }

  private int take(byte[] target, int offset, int count, Duration patience) throws IOException {
    lock.lock();
    try {
      await(() -> filled > 0 || writerClosed || broken, patience, "nothing came");
      if (broken) {
        throw new IOException("Input/output error");
      }
      if (filled == 0) {
        return -1;
      }
      int taken = Math.min(Math.min(count, filled), CAPACITY - start);
      System.arraycopy(ring, start, target, offset, taken);
      start = (start + taken) % CAPACITY;
      filled -= taken;
      changed.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void put(byte[] source, int offset, int count, Duration patience) throws IOException {
    lock.lock();
    try {
      int sent = 0;
      while (sent < count) {
        awaitRoom(patience);
        int end = (start + filled) % CAPACITY;
        int more = Math.min(Math.min(count - sent, CAPACITY - filled), CAPACITY - end);
        System.arraycopy(source, offset + sent, ring, end, more);
        filled += more;
        sent += more;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom(Duration patience) throws IOException {
    blockedWriters++;
    changed.signalAll();
    try {
      await(() -> filled < CAPACITY || readerClosed, patience, "nobody read");
    } finally {
      blockedWriters--;
    }
    if (readerClosed) {
      throw new IOException("Broken pipe");
    }
  }

  private void await(BooleanSupplier condition, Duration patience, String otherwise)
      throws IOException {
    long left = patience.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        if (left <= 0) {
          throw new IOException(otherwise + " in time");
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      var failed = new InterruptedIOException(otherwise + " before the end of the test");
      failed.initCause(interrupted);
      throw failed;
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// For waits that only the end of a test ends.
  static Duration endless() {
    return Duration.ofDays(1);
  }
}
