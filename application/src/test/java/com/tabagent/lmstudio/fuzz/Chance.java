package com.tabagent.lmstudio.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// The choices of one case: the same seed chooses the same.
public final class Chance {
  private final SplittableRandom random;

  public Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// From 0, up to but without `bound`.
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /// Mostly small, rarely as large as `most`.
  public int size(int most) {
    return below(1 + (oneIn(8) ? most : Math.min(most, 20)));
  }

  public boolean oneIn(int count) {
    return below(count) == 0;
  }

  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return choices[below(choices.length)];
  }

  public byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /// The same bytes but for a few that are lost, doubled, exchanged, added or cut off.
  public byte[] spoilt(byte[] bytes) {
    byte[] spoilt = bytes;
    for (int left = 1 + below(3); left > 0; left--) {
      spoilt = spoiltOnce(spoilt);
    }
    return spoilt;
  }

  private byte[] spoiltOnce(byte[] bytes) {
    int at = below(bytes.length + 1);
    int until = Math.min(bytes.length, at + below(4));
    var spoilt = new ByteArrayOutputStream();
    spoilt.write(bytes, 0, at);
    switch (below(5)) {
      case 0 -> spoilt.write(bytes, until, bytes.length - until);
      case 1 -> {
        spoilt.write(bytes, at, until - at);
        spoilt.write(bytes, at, bytes.length - at);
      }
      case 2 -> {
        spoilt.writeBytes(bytes(until - at));
        spoilt.write(bytes, until, bytes.length - until);
      }
      case 3 -> {
        spoilt.writeBytes(
            oneOf("\"", "{", "}", "[", "]", ",", ":", "\\", "\n", "\r", " ", "0", "-", "\u0000")
                .getBytes(StandardCharsets.UTF_8));
        spoilt.write(bytes, at, bytes.length - at);
      }
      default -> {
        // Cut off.
      }
    }
    return spoilt.toByteArray();
  }

  /// The same bytes, delivered in pieces of any size.
  public InputStream inPieces(byte[] bytes) {
    int most = oneOf(1, 2, 7, 100, 100_000);
    return new ByteArrayInputStream(bytes) {
      @Override
      public int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + below(most)));
      }
    };
  }
}
