package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Frames go out whole, and never larger than a browser takes.
class FrameWriterTest {
  private final AtomicInteger gone = new AtomicInteger();

  @Test
  void aFrameGoesOutInOnePiece() {
    var pieces = new ArrayList<Integer>();
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] source, int offset, int count) {
            pieces.add(count);
          }
        };

    new FrameWriter(out, gone::incrementAndGet).write(frame("hello"));

    assertThat(pieces).containsExactly(4 + 5);
  }

  @Test
  void theLargestFrameFitsAndOneByteMoreDoesNot() throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = new FrameWriter(out, gone::incrementAndGet);
    var frame = frame("x".repeat(1_048_576));
    writer.write(frame);

    assertThat(frame.fits()).isTrue();
    assertThat(new FrameReader(new ByteArrayInputStream(out.toByteArray())).read())
        .isInstanceOfSatisfying(
            Frame.Content.class, content -> assertThat(content.bytes()).hasSize(1_048_576));

    frame.write('x');

    assertThat(frame.fits()).isFalse();
    assertThat(frame.size()).isEqualTo(1_048_577);
    assertThatIllegalArgumentException().isThrownBy(() -> writer.write(frame));
    assertThat(out.size()).isEqualTo(4 + 1_048_576);
  }

  @Test
  void framesOfManyThreadsDoNotMix() throws Exception {
    var out = new ByteArrayOutputStream();
    var writer = new FrameWriter(out, gone::incrementAndGet);
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(number -> Thread.ofVirtual().start(() -> writeMany(writer, number)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    var reader = new FrameReader(new ByteArrayInputStream(out.toByteArray()));
    var found = new int[8];
    while (reader.read() instanceof Frame.Content(byte[] bytes)) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      int number = text.charAt(0) - '0';
      assertThat(text).isEqualTo(text(number, found[number]++));
    }
    assertThat(found).containsOnly(200);
  }

  @Test
  void whatComesFirstIsDoneBeforeAnythingIsWritten() {
    var out = new ByteArrayOutputStream();
    List<Integer> written = new ArrayList<>();

    new FrameWriter(out, gone::incrementAndGet)
        .write(frame("hello"), () -> written.add(out.size()));

    assertThat(written).containsExactly(0);
    assertThat(out.size()).isEqualTo(4 + 5);
  }

  @Test
  void framesThatHaveBeenTakenAreCounted() {
    var writer = new FrameWriter(new ByteArrayOutputStream(), gone::incrementAndGet);
    assertThat(writer.framesTaken()).isZero();

    writer.write(frame("one"));
    writer.write(frame("two"));

    assertThat(writer.framesTaken()).isEqualTo(2);
  }

  @Test
  void theOtherEndTakesPartsFromTheAgreementOn() {
    var out = new ByteArrayOutputStream();
    var writer = new FrameWriter(out, gone::incrementAndGet);
    writer.write(frame("before"));
    assertThat(writer.takesParts()).isFalse();

    writer.writeAgreement(frame("agreed"), () -> {});
    assertThat(writer.takesParts()).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("agreed");

    writer.write(frame("after"));
    assertThat(writer.takesParts()).isTrue();
  }

  /// Whoever has read it may send the next request before the writer comes back.
  @Test
  void theAgreementHoldsAsSoonAsItCanBeRead() {
    List<Boolean> seen = new ArrayList<>();
    List<FrameWriter> writers = new ArrayList<>();
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] source, int offset, int count) {
            seen.add(writers.getFirst().takesParts());
          }
        };
    writers.add(new FrameWriter(out, gone::incrementAndGet));

    writers.getFirst().writeAgreement(frame("agreed"), () -> {});

    assertThat(seen).containsExactly(true);
  }

  private static void writeMany(FrameWriter writer, int number) {
    for (int count = 0; count < 200; count++) {
      writer.write(frame(text(number, count)));
    }
  }

  private static String text(int number, int count) {
    return number + " " + count + "x".repeat(count);
  }

  private static FrameBuffer frame(String text) {
    var frame = new FrameBuffer();
    frame.write(text.getBytes(StandardCharsets.UTF_8));
    return frame;
  }
}
