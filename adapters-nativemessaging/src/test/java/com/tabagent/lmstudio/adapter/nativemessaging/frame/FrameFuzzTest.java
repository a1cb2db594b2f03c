package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.fuzz.Cases;
import com.tabagent.lmstudio.fuzz.Chance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Frames are the same wherever the stream is cut, and any other bytes end in an answer.
class FrameFuzzTest {
  private static final int LARGE = 70_000;

  @Test
  void whatIsWrittenIsReadInWhateverPieces() {
    Cases.play(15_000, FrameFuzzTest::writeAndRead);
  }

  private static void writeAndRead(Chance chance) throws IOException {
    var stream = new ByteArrayOutputStream();
    var writer =
        new FrameWriter(
            stream,
            () -> {
              throw new AssertionError("nothing is broken");
            });
    var buffer = new FrameBuffer();
    var sent = new ArrayList<String>();
    for (int left = chance.below(4); left > 0; left--) {
      byte[] content = chance.bytes(chance.size(chance.oneIn(20) ? LARGE : 2_000));
      buffer.clear();
      fill(buffer, content, chance);
      writer.write(buffer);
      sent.add("content " + HexFormat.of().formatHex(content));
    }
    sent.add("end");

    assertThat(told(new FrameReader(chance.inPieces(stream.toByteArray())))).isEqualTo(sent);
  }

  private static void fill(FrameBuffer buffer, byte[] content, Chance chance) {
    int done = 0;
    while (done < content.length) {
      int count = 1 + chance.below(content.length - done);
      if (count == 1) {
        buffer.write(content[done]);
      } else {
        buffer.write(content, done, count);
      }
      done += count;
    }
  }

  @Test
  void anyBytesAreTakenApartAsTheFormatSays() {
    Cases.play(
        15_000,
        chance -> {
          byte[] stream = stream(chance);
          assertThat(told(new FrameReader(chance.inPieces(stream)))).isEqualTo(expected(stream));
        });
  }

  private static byte[] stream(Chance chance) {
    var stream = new ByteArrayOutputStream();
    for (int left = chance.below(4); left > 0; left--) {
      byte[] content = chance.bytes(chance.size(200));
      stream.writeBytes(length(content.length));
      stream.writeBytes(content);
    }
    byte[] whole = stream.toByteArray();
    return chance.oneOf(
        whole,
        chance.spoilt(whole),
        Arrays.copyOf(whole, chance.below(whole.length + 1)),
        chance.bytes(chance.size(30)),
        length(chance.oneOf(FrameReader.LARGEST + 1, 0x8000_0000, 0xFFFF_FFFF, 0x1000_0001)));
  }

  private static byte[] length(int length) {
    return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(length).array();
  }

  /// The definition, with the whole stream at hand.
  private static List<String> expected(byte[] stream) {
    var frames = new ArrayList<String>();
    var left = ByteBuffer.wrap(stream).order(ByteOrder.nativeOrder());
    while (left.remaining() >= 4) {
      long length = Integer.toUnsignedLong(left.getInt());
      if (length > FrameReader.LARGEST_SKIPPED) {
        frames.add("absurd " + length);
        return frames;
      }
      if (length > left.remaining()) {
        break;
      }
      byte[] content = new byte[(int) length];
      left.get(content);
      frames.add("content " + HexFormat.of().formatHex(content));
    }
    frames.add("end");
    return frames;
  }

  private static List<String> told(FrameReader reader) throws IOException {
    var frames = new ArrayList<String>();
    Frame frame;
    do {
      frame = reader.read();
      frames.add(told(frame));
    } while (frame instanceof Frame.Content || frame instanceof Frame.Skipped);
    return frames;
  }

  private static String told(Frame frame) {
    return switch (frame) {
      case Frame.Content(byte[] bytes) -> "content " + HexFormat.of().formatHex(bytes);
      case Frame.Skipped(long declared) -> "skipped " + declared;
      case Frame.Unaffordable(long declared) -> "unaffordable " + declared;
      case Frame.Absurd(long declared) -> "absurd " + declared;
      case Frame.End() -> "end";
    };
  }
}
