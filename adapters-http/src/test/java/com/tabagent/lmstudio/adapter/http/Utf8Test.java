package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  private final CharsetDecoder decoder = UTF_8.newDecoder();

  private static final int[] EDGES = {0x00, 0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xff};

  /// Java's own decoder is the judge: all pairs of bytes, with what may stand at the edges behind
  /// them, and many random ones.
  @Test
  void agreesWithTheStrictDecoder() {
    for (int pair = 0; pair < 0x10000; pair++) {
      for (int third : EDGES) {
        check(new byte[] {(byte) (pair >> 8), (byte) pair, (byte) third});
        check(new byte[] {(byte) (pair >> 8), (byte) pair, (byte) third, (byte) 0x80});
      }
    }
    var random = new Random(42);
    for (int i = 0; i < 10_000; i++) {
      var bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      check(bytes);
    }
  }

  @Test
  void looksAtTheSliceAlone() {
    byte[] bytes = {(byte) 0xff, 'a', (byte) 0xc3, (byte) 0xa9, (byte) 0xff};
    assertThat(Utf8.sequence(bytes, 2, 4)).isEqualTo(2);
    assertThat(Utf8.sequence(bytes, 2, 3)).isZero();
    assertThat(Utf8.sequence(bytes, 3, 5)).isZero();
  }

  private void check(byte[] bytes) {
    if (isValid(bytes) != decodes(bytes)) {
      throw new AssertionError("wrong about " + HexFormat.of().formatHex(bytes));
    }
  }

  private static boolean isValid(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int length = bytes[at] >= 0 ? 1 : Utf8.sequence(bytes, at, bytes.length);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  private boolean decodes(byte[] bytes) {
    decoder.reset();
    ByteBuffer input = ByteBuffer.wrap(bytes);
    return !decoder.decode(input, CharBuffer.allocate(16), true).isError();
  }
}
