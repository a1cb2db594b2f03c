package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
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

  /// Written under the lock; whoever reads it may see it a moment late, and decides nothing by it
  /// but whether to wait.
  private final AtomicLong framesTaken = new AtomicLong();

  private final Handover handover = Handover.ofThisThread();

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
    write(frame, () -> {});
  }

  /// The same; runs something first when it is this frame's turn, also where there is nobody left.
  ///
  /// @param first does not block: all who write wait for it
  public void write(FrameBuffer frame, Runnable first) {
    write(frame, false, first);
  }

  /// Writes the frame by which the two sides agree on parts: from it on, [#takesParts()].
  public void writeAgreement(FrameBuffer frame, Runnable first) {
    write(frame, true, first);
  }

  /// Whether the other end puts parts together. It stays so once it is.
  public boolean takesParts() {
    return takesParts;
  }

  /// How many frames the other end, or the pipe in between, has taken.
  public long framesTaken() {
    return framesTaken.getOpaque();
  }

  private void write(FrameBuffer frame, boolean agreement, Runnable first) {
    if (!frame.fits()) {
      throw new IllegalArgumentException(
          "a frame of " + frame.size() + " bytes ends the connection");
    }
    if (written(frame, agreement, first)) {
      handover.written();
    } else {
      onPeerGone.run();
    }
  }

  private boolean written(FrameBuffer frame, boolean agreement, Runnable first) {
    lock.lock();
    try {
      first.run();
      // Before it is written, so that whoever has read it can rely on it; and under the lock, so
      // that no part gets ahead of it.
      takesParts |= agreement;
      if (!broken) {
        frame.sendTo(out);
        framesTaken.setOpaque(framesTaken.getPlain() + 1);
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
