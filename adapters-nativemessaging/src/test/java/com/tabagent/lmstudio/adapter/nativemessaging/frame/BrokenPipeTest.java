package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A browser that no longer reads is noticed once, and nothing is sent to it any more.
@Timeout(30)
class BrokenPipeTest {
  private final AtomicInteger gone = new AtomicInteger();

  /// Where a pipe shows that it is broken.
  enum Place {
    WRITE,
    FLUSH
  }

  @ParameterizedTest
  @EnumSource
  void aPipeThatBreaksIsLeftAloneFromThenOn(Place place) {
    var pipe = new Pipe(place, 1);
    var writer = new FrameWriter(pipe, gone::incrementAndGet);

    writer.write(frame("reaches the browser"));
    assertThat(gone).hasValue(0);
    writer.write(frame("finds it gone"));
    int writes = pipe.writes;
    // The pipe would take it again; half a frame may be in it.
    pipe.whole = Integer.MAX_VALUE;
    writer.write(frame("says nothing"));
    writer.write(frame("says nothing either"));

    assertThat(gone).hasValue(1);
    assertThat(pipe.writes).isEqualTo(writes);
    assertThat(writer.framesTaken()).isEqualTo(1);
  }

  @Test
  void eachFrameIsFlushed() {
    var pipe = new Pipe(Place.WRITE, Integer.MAX_VALUE);
    var writer = new FrameWriter(pipe, gone::incrementAndGet);

    writer.write(frame("one"));
    writer.write(frame("two"));

    assertThat(pipe.calls).containsExactly("write", "flush", "write", "flush");
    assertThat(gone).hasValue(0);
  }

  @Test
  void theOneWhoFindsOutIsTheOneWhoTells() {
    List<Thread> tellers = new ArrayList<>();
    var writer =
        new FrameWriter(new Pipe(Place.WRITE, 0), () -> tellers.add(Thread.currentThread()));

    writer.write(frame("one"));

    assertThat(tellers).containsExactly(Thread.currentThread());
  }

  /// Telling may take long, or wait for those who still write.
  @Test
  void whoeverTellsKeepsNobodyFromWriting() throws InterruptedException {
    var told = new CountDownLatch(1);
    var othersDone = new CountDownLatch(1);
    List<Boolean> others = new ArrayList<>();
    var writer =
        new FrameWriter(
            new Pipe(Place.WRITE, 0),
            () -> {
              told.countDown();
              others.add(comes(othersDone));
            });
    Thread other =
        Thread.ofVirtual()
            .start(
                () -> {
                  if (comes(told)) {
                    writer.write(frame("other"));
                    othersDone.countDown();
                  }
                });

    writer.write(frame("one"));
    other.join();

    assertThat(others).containsExactly(true);
  }

  @Test
  void ofManyWritersOneTells() throws InterruptedException {
    var writer = new FrameWriter(new Pipe(Place.WRITE, 20), gone::incrementAndGet);
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(number -> Thread.ofVirtual().start(() -> writeMany(writer)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(gone).hasValue(1);
  }

  @Test
  void aFrameThatIsTooLargeIsADefectAndNoBrokenPipe() {
    var pipe = new Pipe(Place.WRITE, Integer.MAX_VALUE);
    var writer = new FrameWriter(pipe, gone::incrementAndGet);
    var large = new FrameBuffer();
    large.write(new byte[1_048_577]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.write(large))
        .withMessageContaining("1048577");
    assertThat(pipe.calls).isEmpty();
    writer.write(frame("next"));

    assertThat(pipe.calls).containsExactly("write", "flush");
    assertThat(gone).hasValue(0);
  }

  private static void writeMany(FrameWriter writer) {
    for (int count = 0; count < 50; count++) {
      writer.write(frame("many"));
    }
  }

  private static boolean comes(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static FrameBuffer frame(String text) {
    var frame = new FrameBuffer();
    frame.write(text.getBytes(UTF_8));
    return frame;
  }

  /// Takes so many frames and breaks with the next.
  private static final class Pipe extends OutputStream {
    private final Place place;
    private final List<String> calls = new ArrayList<>();
    private int whole;
    private int writes;

    Pipe(Place place, int whole) {
      this.place = place;
      this.whole = whole;
    }

    @Override
    public void write(int one) {
      throw new AssertionError("a frame is written in one piece");
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
      calls.add("write");
      writes++;
      breakAt(Place.WRITE);
    }

    @Override
    public void flush() throws IOException {
      calls.add("flush");
      breakAt(Place.FLUSH);
    }

    private void breakAt(Place here) throws IOException {
      if (place == here && writes > whole) {
        throw new IOException("Broken pipe");
      }
    }
  }
}
