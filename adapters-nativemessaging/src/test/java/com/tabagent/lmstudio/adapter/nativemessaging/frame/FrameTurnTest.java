package com.tabagent.lmstudio.adapter.nativemessaging.frame;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.kit.Patience;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What happens when it is a frame's turn to be written, and not before.
@Timeout(60)
class FrameTurnTest {
  private final List<String> story = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch browserReads = new CountDownLatch(1);
  private final FrameWriter writer =
      new FrameWriter(
          new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] source, int offset, int count) {
              Patience.await(browserReads, "a browser that reads");
              story.add(new String(source, offset + 4, count - 4, US_ASCII));
            }
          },
          () -> story.add("gone"));

  @Test
  void itIsNotYetItsTurnAsLongAsAnotherFrameIsBeingWritten() throws InterruptedException {
    Thread first = write("first");
    Patience.until(() -> isWaiting(first), "the first to be written");
    Thread second = write("second");
    Patience.until(() -> isWaiting(second), "the second to wait for its turn");

    assertThat(story).containsExactly("turn of first");
    assertThat(writer.framesTaken()).isZero();

    browserReads.countDown();
    first.join();
    second.join();
    assertThat(story).containsExactly("turn of first", "first", "turn of second", "second");
    assertThat(writer.framesTaken()).isEqualTo(2);
  }

  private Thread write(String text) {
    var frame = new FrameBuffer();
    frame.write(text.getBytes(US_ASCII));
    return Thread.ofPlatform()
        .daemon()
        .start(() -> writer.write(frame, () -> story.add("turn of " + text)));
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }
}
