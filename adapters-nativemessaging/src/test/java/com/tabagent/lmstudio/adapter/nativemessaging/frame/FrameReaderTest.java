package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames are found in whatever a browser, or somebody who is none, sends.
class FrameReaderTest {
  private static final String NEXT = "{\"action\":\"ping\"}";

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 65_536, FrameReader.LARGEST})
  void aFrameIsReadWholeUpToTheLimit(int length) throws IOException {
    var reader = reader(header(length), zeros(length), frame(NEXT));

    assertThat(reader.read())
        .isInstanceOfSatisfying(
            Frame.Content.class, content -> assertThat(content.bytes()).hasSize(length));
    assertThat(text(reader.read())).isEqualTo(NEXT);
    assertThat(reader.read()).isEqualTo(new Frame.End());
  }

  @ParameterizedTest
  @ValueSource(longs = {FrameReader.LARGEST + 1L, FrameReader.LARGEST_SKIPPED})
  void aLargerOneIsSkippedAndTheNextIsRead(long length) throws IOException {
    var reader = reader(header(length), zeros(length), frame(NEXT));

    assertThat(reader.read()).isEqualTo(new Frame.Skipped(length));
    assertThat(text(reader.read())).isEqualTo(NEXT);
  }

  @ParameterizedTest
  @ValueSource(longs = {FrameReader.LARGEST_SKIPPED + 1, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL})
  void anAbsurdLengthIsToldWithoutReadingOn(long length) throws IOException {
    var reader = reader(header(length));

    assertThat(reader.read()).isEqualTo(new Frame.Absurd(length));
  }

  @Test
  void theStreamMayEndAnywhere() throws IOException {
    byte[] sent = allOf(frame(NEXT));
    for (int length = 0; length < sent.length; length++) {
      assertThat(new FrameReader(new ByteArrayInputStream(sent, 0, length)).read())
          .as("after %s bytes", length)
          .isEqualTo(new Frame.End());
    }
  }

  @Test
  void theStreamMayEndInsideWhatIsSkipped() throws IOException {
    assertThat(reader(header(FrameReader.LARGEST + 1L), zeros(100)).read())
        .isEqualTo(new Frame.End());
  }

  private static FrameReader reader(InputStream... pieces) {
    return new FrameReader(new SequenceInputStream(Collections.enumeration(List.of(pieces))));
  }

  private static InputStream header(long length) {
    return new ByteArrayInputStream(
        ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt((int) length).array());
  }

  private static InputStream frame(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new SequenceInputStream(header(bytes.length), new ByteArrayInputStream(bytes));
  }

  private static String text(Frame frame) {
    return new String(((Frame.Content) frame).bytes(), StandardCharsets.UTF_8);
  }

  /// As many as asked for, without holding them.
  private static InputStream zeros(long count) {
    return new InputStream() {
      private long left = count;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] target, int offset, int most) {
        if (left <= 0) {
          return -1;
        }
        int given = (int) Math.min(left, most);
        left -= given;
        return given;
      }
    };
  }

  private static byte[] allOf(InputStream... pieces) throws IOException {
    try (var all = new SequenceInputStream(Collections.enumeration(List.of(pieces)))) {
      return all.readAllBytes();
    }
  }
}
