package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/// Writes frames, each whole and in one piece, from any thread. A slow reader on the other end
/// makes the callers wait. Does not close the stream.
public final class FrameWriter {

  /// What a browser accepts in one frame. One byte more, and it closes the connection.
  public static final int LARGEST = 1_048_576;

  private final OutputStream out;
  private final Runnable onPeerGone;

  /// Fair: a fast stream must not keep the others from their turn.
  private final ReentrantLock lock = new ReentrantLock(true);

  private volatile boolean takesParts;
  private boolean broken;

  /// Takes the stream over.
  ///
  /// @param onPeerGone called once, by the thread that found out that nobody reads any more
  public FrameWriter(OutputStream out, Runnable onPeerGone) {
    this.out = out;
    this.onPeerGone = onPeerGone;
  }

  /// Blocks until the frame is written. After the other end has gone it does nothing: there is
  /// nobody left to tell.
  ///
  /// @throws IllegalArgumentException if the frame is larger than [#LARGEST]
  public void write(FrameBuffer frame) {
    write(frame, false);
  }

  /// Writes the frame by which the two sides agree on parts: from it on, [#takesParts()].
  public void writeAgreement(FrameBuffer frame) {
    write(frame, true);
  }

  /// Whether the other end puts parts together. It stays so once it is.
  public boolean takesParts() {
    return takesParts;
  }

  private void write(FrameBuffer frame, boolean agreement) {
    if (!frame.fits()) {
      throw new IllegalArgumentException(
          "a frame of " + frame.size() + " bytes ends the connection");
    }
    if (!written(frame, agreement)) {
      onPeerGone.run();
    }
  }

  private boolean written(FrameBuffer frame, boolean agreement) {
    lock.lock();
    try {
      // Before it is written, so that whoever has read it can rely on it; and under the lock, so
      // that
      // no part gets ahead of it.
      takesParts |= agreement;
      if (!broken) {
        frame.sendTo(out);
      }
      return true;
    } catch (IOException peerGone) {
      broken = true;
      return false;
    } finally {
      lock.unlock();
    }
  }
}
