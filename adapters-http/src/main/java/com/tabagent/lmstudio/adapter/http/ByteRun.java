package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.util.Arrays;

/// Bytes that come piece by piece, up to a limit.
final class ByteRun {
  private static final int FIRST_SIZE = 1024;

  /// From here on the array itself is given away, which spares a copy.
  private static final int LARGE = 64 * 1024;

  private final int longest;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int size;

  ByteRun(int longest) {
    this.longest = longest;
  }

  /// @throws TooLargeException beyond the limit
  void append(byte[] source, int offset, int count) throws TooLargeException {
    if (count > longest - size) {
      throw new TooLargeException(longest);
    }
    if (count > bytes.length - size) {
      long doubled = Math.max(2L * bytes.length, (long) size + count);
      bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, longest));
    }
    System.arraycopy(source, offset, bytes, size, count);
    size += count;
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
