package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;
import java.util.Arrays;
import okio.BufferedSource;

/// Bytes that come piece by piece, up to a limit. As long as they are few they cost nothing; what
/// they need beyond that is taken from a room, before it is there.
final class ByteRun {
  private static final int FIRST_SIZE = 1024;

  /// From here on the array itself is given away, which spares a copy.
  private static final int LARGE = 64 * 1024;

  private final AnswerRoom room;
  private final int longest;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int size;

  /// @param longest how many bytes there may be
  ByteRun(AnswerRoom room, int longest) {
    this.room = room;
    this.longest = longest;
  }

  /// @throws TooLargeException beyond the limit
  /// @throws NoRoomException if there is no room for so much beside what others hold
  void append(byte[] source, int offset, int count) throws IOException {
    makeRoom(count);
    System.arraycopy(source, offset, bytes, size, count);
    size += count;
  }

  /// Takes all that still comes; blocks until the end.
  ///
  /// @throws TooLargeException beyond the limit
  /// @throws NoRoomException if there is no room for so much beside what others hold
  void appendAll(BufferedSource source) throws IOException {
    while (!source.exhausted()) {
      makeRoom(1);
      size += source.read(bytes, size, Math.min(bytes.length, longest) - size);
    }
  }

  private void makeRoom(int count) throws IOException {
    if (count > longest - size) {
      throw new TooLargeException(longest);
    }
    if (count > bytes.length - size) {
      long doubled = Math.max(2L * bytes.length, (long) size + count);
      byte[] larger = room.allocate((int) Math.min(doubled, longest));
      System.arraycopy(bytes, 0, larger, 0, size);
      bytes = larger;
    }
  }

  void clear() {
    size = 0;
  }

  boolean holds(byte[] other) {
    return Arrays.equals(bytes, 0, size, other, 0, other.length);
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  /// Gives the bytes away and begins anew.
  JsonPayload take() {
    JsonPayload taken = size < LARGE ? JsonPayload.of(copy()) : giveAway();
    size = 0;
    return taken;
  }

  private JsonPayload giveAway() {
    JsonPayload whole = JsonPayload.slice(bytes, 0, size);
    bytes = new byte[FIRST_SIZE];
    return whole;
  }
}
