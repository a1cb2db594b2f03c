package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// UTF-8 is valid as the standard says, or only up to the place where it is not.
class Utf8Test {

  /// By RFC 3629: how many of the bytes are whole characters.
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "00, 1",
    "7f, 1",
    "c280, 2",
    "dfbf, 2",
    "e0a080, 3",
    "ed9fbf, 3",
    "ee8080, 3",
    "efbfbf, 3",
    "efbbbf, 3",
    "f0908080, 4",
    "f48fbfbf, 4",
    // A continuation without a beginning, and bytes that never occur.
    "80, 0",
    "61bf, 1",
    "fe, 0",
    "61ff, 1",
    // Longer than needed.
    "c080, 0",
    "c1bf, 0",
    "e08080, 0",
    "e09fbf, 0",
    "f0808080, 0",
    "f08fbfbf, 0",
    // Surrogates, alone and as a pair.
    "eda080, 0",
    "edbfbf, 0",
    "eda0bdedb880, 0",
    // Beyond U+10FFFF.
    "f4908080, 0",
    "f5808080, 0",
    "f888808080, 0",
    // Cut off, at the end and before another character.
    "61c3, 1",
    "61e282, 1",
    "61f09f98, 1",
    "61c361, 1",
    "61e28261, 1",
    "61f09f9861, 1",
    "c3a9e282ac61f09f9880c3, 10",
  })
  void wholeCharactersAreCounted(String hex, int expected) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThat(Utf8.validPrefix(bytes, 0, bytes.length)).isEqualTo(expected);
  }

  /// Large texts are looked at piece by piece: a character may lie across two.
  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 4_094, 4_095, 4_096, 4_097, 8_191, 8_192, 70_000})
  void lengthMakesNoDifference(int length) {
    for (String end : new String[] {"a", "é", "€", "😀"}) {
      byte[] good = ("a".repeat(length) + end).getBytes(UTF_8);
      byte[] bad = (new String(good, UTF_8) + "x").getBytes(UTF_8);
      bad[bad.length - 1] = (byte) 0xFF;

      assertThat(Utf8.validPrefix(good, 0, good.length)).isEqualTo(good.length);
      assertThat(Utf8.validPrefix(good, 0, good.length - 1))
          .isEqualTo(end.equals("a") ? good.length - 1 : length);
      assertThat(Utf8.validPrefix(bad, 0, bad.length)).isEqualTo(good.length);
    }
  }

  @Test
  void onlyPairsFillTheWindowToTheEndAsWell() {
    byte[] bytes = "😀".repeat(10_000).getBytes(UTF_8);

    assertThat(Utf8.validPrefix(bytes, 0, bytes.length)).isEqualTo(40_000);
    assertThat(Utf8.validPrefix(bytes, 0, bytes.length - 1)).isEqualTo(39_996);
  }

  @Test
  void theSliceAloneIsLookedAt() {
    byte[] bytes = HexFormat.of().parseHex("ff61c3a9ff");

    assertThat(Utf8.validPrefix(bytes, 1, 3)).isEqualTo(3);
    assertThat(Utf8.validPrefix(bytes, 1, 2)).isEqualTo(1);
    assertThat(Utf8.validPrefix(bytes, 1, 4)).isEqualTo(3);
    assertThat(Utf8.validPrefix(bytes, 2, 0)).isZero();
    assertThat(Utf8.validPrefix(bytes, 5, 0)).isZero();
  }

  /// A decoder with room for everything is the judge.
  @Test
  void allPairsOfBytesAndManyRandomOnesAreJudgedAsByADecoder() {
    for (int pair = 0; pair < 0x10000; pair++) {
      check((byte) (pair >> 8), (byte) pair, (byte) 0x80, (byte) 0xBF);
      check((byte) 'a', (byte) (pair >> 8), (byte) pair);
    }
    var random = new Random(20_260);
    for (int count = 0; count < 20_000; count++) {
      check(random(random));
    }
  }

  /// Bytes from the edges of what may follow what, so that long texts are right for a while.
  private static byte[] random(Random random) {
    int[] edges = {'a', 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xFF};
    byte[] bytes = "aé€😀".repeat(random.nextInt(8)).getBytes(UTF_8);
    for (int changes = random.nextInt(3); changes > 0 && bytes.length > 0; changes--) {
      bytes[random.nextInt(bytes.length)] = (byte) edges[random.nextInt(edges.length)];
    }
    return bytes;
  }

  private static void check(byte... bytes) {
    if (Utf8.validPrefix(bytes, 0, bytes.length) != decodable(bytes)) {
      throw new AssertionError("wrong about " + HexFormat.of().formatHex(bytes));
    }
  }

  private static int decodable(byte... bytes) {
    var in = ByteBuffer.wrap(bytes);
    UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
    return in.position();
  }
}
