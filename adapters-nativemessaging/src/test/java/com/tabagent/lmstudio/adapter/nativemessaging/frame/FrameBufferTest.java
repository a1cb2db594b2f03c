package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A frame grows with what is written to it, up to what a browser takes.
class FrameBufferTest {
  private static final int LIMIT = 1_048_576;
  private static final int MOST_KEPT = 64 * 1024;

  private final FrameBuffer frame = new FrameBuffer();

  @Test
  void aNewFrameIsEmpty() throws IOException {
    assertThat(frame.size()).isZero();
    assertThat(frame.fits()).isTrue();
    assertThat(frame.content()).isEmpty();
    assertThat(sent(frame)).containsExactly(0, 0, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 1_023, 1_024, 1_025, 65_536, LIMIT})
  void theLengthInFrontIsInTheMachinesOwnByteOrder(int length) throws IOException {
    byte[] content = pattern(length);
    frame.write(content);

    byte[] sent = sent(frame);

    assertThat(sent).hasSize(4 + length).endsWith(content);
    assertThat(ByteBuffer.wrap(sent).order(ByteOrder.nativeOrder()).getInt()).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1_000, 1_024, 4_096, 300_000})
  void growthLosesNothing(int step) {
    byte[] content = pattern(700_001);
    for (int at = 0; at < content.length; at += step) {
      frame.write(content, at, Math.min(step, content.length - at));
    }

    assertThat(frame.size()).isEqualTo(content.length);
    assertThat(frame.content()).isEqualTo(content);
  }

  @Test
  void singleBytesAndPiecesOfAnArrayGoTogether() {
    frame.write('a');
    frame.write("xbcx".getBytes(ISO_8859_1), 1, 2);
    frame.write("de".getBytes(ISO_8859_1));
    frame.write(0x166);

    assertThat(new String(frame.content(), ISO_8859_1)).isEqualTo("abcdef");
  }

  /// Whatever the size of the pieces, the last byte that fits is taken and the next is not.
  @ParameterizedTest
  @CsvSource({
    "0,       1048576, true,  1048576",
    "0,       1048577, false, 1048577",
    "1048575, 1,       true,  1048576",
    "1048575, 2,       false, 1048577",
    "1048576, 0,       true,  1048576",
    "1048576, 1,       false, 1048577",
    "1024,    1047552, true,  1048576",
    "1024,    1047553, false, 1048577",
    "700000,  700000,  false, 1400000",
  })
  void theLimitIsCountedOverAllPieces(int first, int second, boolean fits, long size) {
    frame.write(new byte[first]);
    frame.write(new byte[second]);

    assertThat(frame.fits()).isEqualTo(fits);
    assertThat(frame.size()).isEqualTo(size);
  }

  @Test
  void theLastSingleByteFitsAndTheNextIsOnlyCounted() {
    frame.write(new byte[LIMIT - 1]);
    frame.write('x');
    assertThat(frame.fits()).isTrue();

    frame.write('y');

    assertThat(frame.fits()).isFalse();
    assertThat(frame.size()).isEqualTo(LIMIT + 1L);
    assertThat(frame.content()).hasSize(LIMIT).endsWith('x');
  }

  /// A hole in the middle would be worse than an end that is missing.
  @Test
  void afterTheFirstPieceThatDoesNotFitASmallerOneIsNotTaken() {
    frame.write("begin".getBytes(ISO_8859_1));
    frame.write(new byte[LIMIT]);
    frame.write("end".getBytes(ISO_8859_1));

    assertThat(new String(frame.content(), ISO_8859_1)).isEqualTo("begin");
    assertThat(frame.fits()).isFalse();
    assertThat(frame.size()).isEqualTo(5L + LIMIT + 3);
  }

  @Test
  void whatIsTooLargeByFarIsCountedBeyondAnInt() {
    byte[] large = new byte[LIMIT + 1];
    for (int piece = 0; piece < 2_100; piece++) {
      frame.write(large);
    }

    assertThat(frame.size()).isEqualTo(2_100L * (LIMIT + 1));
  }

  @Test
  void aFullFrameHoldsNoMoreThanAFrame() {
    for (int count = 0; count < LIMIT; count++) {
      frame.write('x');
    }

    assertThat(frame.capacity()).isEqualTo(4 + LIMIT);
  }

  @Test
  void aFrameThatDidNotFitCanBeFilledAnew() throws IOException {
    frame.write(new byte[LIMIT + 1]);
    frame.clear();
    frame.write("new".getBytes(ISO_8859_1));

    assertThat(frame.fits()).isTrue();
    assertThat(frame.size()).isEqualTo(3);
    assertThat(sent(frame)).hasSize(4 + 3).endsWith('n', 'e', 'w');
  }

  @Test
  void theRoomIsWhatStillFits() {
    assertThat(frame.room()).isEqualTo(LIMIT);

    frame.write(new byte[LIMIT - 1]);
    assertThat(frame.room()).isEqualTo(1);

    frame.write('x');
    assertThat(frame.room()).isZero();
  }

  /// What comes behind a hole would not be the text any more.
  @Test
  void thereIsNoRoomBehindWhatDidNotFit() {
    frame.write(new byte[LIMIT + 1]);

    assertThat(frame.room()).isZero();
  }

  @Test
  void theBufferGrowsWhenItIsFull() {
    int before = frame.capacity();
    frame.write(new byte[before - 4]);
    assertThat(frame.capacity()).isEqualTo(before);

    frame.write('x');

    assertThat(frame.capacity()).isEqualTo(2 * before);
  }

  @Test
  void theLargestBufferThatIsKeptIsKept() {
    frame.write(new byte[MOST_KEPT - 4]);
    frame.clear();

    assertThat(frame.capacity()).isEqualTo(MOST_KEPT);
  }

  @Test
  void aBufferOfAUsualSizeIsKept() {
    frame.write(new byte[30_000]);
    int before = frame.capacity();
    frame.clear();

    assertThat(before).isBetween(4 + 30_000, MOST_KEPT);
    assertThat(frame.capacity()).isEqualTo(before);
    assertThat(frame.content()).isEmpty();
  }

  @Test
  void aBufferAboveTheUsualSizeIsLetGo() {
    frame.write(new byte[MOST_KEPT]);
    assertThat(frame.capacity()).isGreaterThan(MOST_KEPT);

    frame.clear();

    assertThat(frame.capacity()).isLessThan(MOST_KEPT);
  }

  private static byte[] sent(FrameBuffer frame) throws IOException {
    var out = new ByteArrayOutputStream();
    frame.sendTo(out);
    return out.toByteArray();
  }

  /// No two neighbours are the same, nor are bytes a growth apart.
  private static byte[] pattern(int length) {
    var bytes = new byte[length];
    for (int at = 0; at < length; at++) {
      bytes[at] = (byte) (at % 251);
    }
    return bytes;
  }
}
