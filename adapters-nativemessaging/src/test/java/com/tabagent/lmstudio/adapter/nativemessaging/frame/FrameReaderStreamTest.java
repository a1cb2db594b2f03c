package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The stream below is asked for little at a time, may give less, may break, and stays open.
class FrameReaderStreamTest {
  private static final int OVERSIZE = 64 * 1024 * 1024 + 1;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void piecesMayBeCutAnywhere(int piece) throws IOException {
    var stream = new Source(allOf(frame("{\"a\":1}"), frame(""), frame("[]")));
    stream.piece = piece;
    var reader = new FrameReader(stream);

    assertThat(text(reader.read())).isEqualTo("{\"a\":1}");
    assertThat(text(reader.read())).isEmpty();
    assertThat(text(reader.read())).isEqualTo("[]");
    assertThat(reader.read()).isEqualTo(new Frame.End());
  }

  /// A file stream sets aside as much memory again as it is asked for.
  @ParameterizedTest
  @CsvSource({"67108864, 1048576", "67108865, 65536"})
  void aLargeFrameIsAskedForInSteps(int length, int step) throws IOException {
    var stream = new Source(header(length));
    stream.zeros = length;

    new FrameReader(stream).read();

    assertThat(stream.mostAsked).isLessThanOrEqualTo(step);
    assertThat(stream.given).isEqualTo(4L + length);
  }

  @Test
  void nothingIsReadBeyondTheFrame() throws IOException {
    byte[] first = frame("first");
    var stream = new Source(allOf(first, frame("second")));

    new FrameReader(stream).read();

    assertThat(stream.given).isEqualTo(first.length);
  }

  @Test
  void nothingIsReadBeyondWhatIsSkipped() throws IOException {
    var stream = new Source(header(OVERSIZE));
    stream.zeros = OVERSIZE + 10;

    assertThat(new FrameReader(stream).read()).isEqualTo(new Frame.Skipped(OVERSIZE));
    assertThat(stream.given).isEqualTo(4L + OVERSIZE);
  }

  @Test
  void ofAnAbsurdFrameOnlyTheLengthIsRead() throws IOException {
    var stream = new Source(header(-1));
    stream.zeros = 1_000;

    assertThat(new FrameReader(stream).read()).isEqualTo(new Frame.Absurd(4_294_967_295L));
    assertThat(stream.given).isEqualTo(4);
  }

  /// What is in a frame is for others to judge.
  @Test
  void theBytesOfAFrameAreNotLookedAt() throws IOException {
    byte[] bytes = {0, (byte) 0xFF, (byte) 0x80, '{', 0, 0, 0, 1};
    var reader = new FrameReader(new Source(allOf(header(bytes.length), bytes)));

    assertThat(reader.read())
        .isInstanceOfSatisfying(
            Frame.Content.class, content -> assertThat(content.bytes()).isEqualTo(bytes));
  }

  @Test
  void eachFrameHasBytesOfItsOwn() throws IOException {
    var reader = new FrameReader(new Source(allOf(frame("one"), frame("two"))));

    Frame first = reader.read();
    reader.read();

    assertThat(text(first)).isEqualTo("one");
  }

  @Test
  void theEndStaysTheEndAndTheStreamStaysOpen() throws IOException {
    var stream = new Source(frame("last"));
    var reader = new FrameReader(stream);
    reader.read();

    assertThat(reader.read()).isEqualTo(new Frame.End());
    assertThat(reader.read()).isEqualTo(new Frame.End());
    assertThat(stream.closed).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 6})
  void aStreamThatBreaksIsNoEnd(int after) {
    var stream = new Source(Arrays.copyOf(frame("broken"), after));
    stream.breaks = true;

    assertThatIOException().isThrownBy(() -> new FrameReader(stream).read());
  }

  @Test
  void aStreamMayBreakInWhatIsSkippedToo() {
    var stream = new Source(header(OVERSIZE));
    stream.zeros = 100;
    stream.breaks = true;

    assertThatIOException().isThrownBy(() -> new FrameReader(stream).read());
  }

  private static byte[] header(int length) {
    return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(length).array();
  }

  private static byte[] frame(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return allOf(header(bytes.length), bytes);
  }

  private static byte[] allOf(byte[]... pieces) {
    var all = ByteBuffer.allocate(Arrays.stream(pieces).mapToInt(piece -> piece.length).sum());
    for (byte[] piece : pieces) {
      all.put(piece);
    }
    return all.array();
  }

  private static String text(Frame frame) {
    return new String(((Frame.Content) frame).bytes(), UTF_8);
  }

  /// Some bytes, then so many zeros that are never held, then the end or a break.
  private static final class Source extends InputStream {
    private final byte[] bytes;
    private int piece = Integer.MAX_VALUE;
    private long zeros;
    private boolean breaks;
    private long given;
    private int mostAsked;
    private boolean closed;

    Source(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      throw new AssertionError("a frame is not read byte by byte");
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      mostAsked = Math.max(mostAsked, count);
      long left = bytes.length + zeros - given;
      if (left == 0) {
        if (breaks) {
          throw new IOException("broken");
        }
        return -1;
      }
      int size = (int) Math.min(Math.min(piece, count), left);
      if (given < bytes.length) {
        size = Math.min(size, bytes.length - (int) given);
        System.arraycopy(bytes, (int) given, target, offset, size);
      }
      given += size;
      return size;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
