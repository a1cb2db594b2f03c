package com.tabagent.lmstudio.adapter.nativemessaging.frame;

/// The memory for what browsers send: how much of it is held at once is decided before it is
/// allocated, because a Java program that has run out of memory cannot be trusted to go on. For any
/// thread.
public final class Room {

  /// What is held at once at most: 128 MiB. Enough for the largest request, however it arrives, and
  /// for several of the sizes that people send.
  public static final int MOST = 128 * 1024 * 1024;

  /// What is smaller is not counted; the number of requests bounds it.
  static final int SMALL = 64 * 1024;

  /// How much may have been taken before what is of no use any more is collected. Left to itself, a
  /// Java program lets its memory grow to the limit first, and the browser's user pays for that.
  private static final int COLLECTED_AFTER = 32 * 1024 * 1024;

  private long taken;
  private long sinceCollection;

  /// Takes room, to be given back when what it is for can be reached no more.
  ///
  /// @return false if there is not so much left; nothing has been taken then
  public synchronized boolean take(int bytes) {
    if (bytes <= SMALL) {
      return true;
    }
    if (bytes > MOST - taken) {
      return false;
    }
    taken += bytes;
    sinceCollection += bytes;
    if (sinceCollection > COLLECTED_AFTER) {
      System.gc();
      sinceCollection = 0;
    }
    return true;
  }

  /// Gives back what was taken, with the same size.
  public synchronized void giveBack(int bytes) {
    taken -= bytes <= SMALL ? 0 : bytes;
  }

  /// What is taken at this moment, in bytes.
  public synchronized long taken() {
    return taken;
  }
}
