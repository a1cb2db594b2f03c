package com.tabagent.lmstudio.adapter.http;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/// The memory for whole answers, and for events that are as large: how much of it is held at once
/// is decided before it is allocated, because a Java program that has run out of memory cannot be
/// trusted to go on. For any thread.
///
/// An answer is carried on to whoever asked, and nobody says when it is done with. So what was
/// given away is counted for as long as it can be reached.
final class AnswerRoom {

  /// What answers hold at once at most: 96 MiB, one of the largest and some beside it.
  static final int MOST = 96 * 1024 * 1024;

  /// What is smaller is not counted, and costs nothing; the number of requests bounds it.
  private static final int SMALL = 64 * 1024;

  /// How much may have been given away before what is of no use any more is collected. Left to
  /// itself, a Java program lets its memory grow to the limit first.
  private static final int COLLECTED_AFTER = 32 * 1024 * 1024;

  private final Runnable collect;
  private final List<WeakReference<byte[]>> given = new ArrayList<>();
  private long sinceCollection;

  AnswerRoom() {
    this(System::gc);
  }

  /// @param collect finds out what nobody can reach any more
  AnswerRoom(Runnable collect) {
    this.collect = collect;
  }

  /// Room for so many bytes.
  ///
  /// @throws NoRoomException if other answers hold so much that it does not fit beside them
  synchronized byte[] allocate(int size) throws NoRoomException {
    if (size <= SMALL) {
      return new byte[size];
    }
    require(size);
    var bytes = new byte[size];
    given.add(new WeakReference<>(bytes));
    sinceCollection += size;
    return bytes;
  }

  /// Fails if there is no room for so much more.
  private void require(long size) throws NoRoomException {
    // What nobody can reach any more is counted until it has been collected.
    if (sinceCollection + size > COLLECTED_AFTER || held() + size > MOST) {
      collect.run();
      sinceCollection = 0;
    }
    if (held() + size > MOST) {
      throw new NoRoomException(size);
    }
  }

  private long held() {
    given.removeIf(answer -> answer.get() == null);
    return given.stream().mapToLong(AnswerRoom::size).sum();
  }

  private static long size(WeakReference<byte[]> answer) {
    byte[] bytes = answer.get();
    return bytes == null ? 0 : bytes.length;
  }
}
