package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedUseCases;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.RecordingLog;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Setup;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.WrittenFrames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a whole input is answered with, on one thread from its beginning to its end.
@Timeout(60)
class NativeMessagingHostTest {
  private static final String PING = "{\"action\":\"ping\"}";
  private static final Setup STRANGER = Setup.PLAIN.calledByChromium().withAllowed();

  private final ByteArrayOutputStream input = new ByteArrayOutputStream();
  private final WrittenFrames written = new WrittenFrames();
  private final PlayedUseCases useCases = new PlayedUseCases();
  private final RecordingLog log = new RecordingLog();
  private int timesGone;

  @Test
  void eachFrameIsAnsweredUntilThereAreNoMore() {
    sends(PING);
    sends("{");
    sends(PING);

    assertThat(answers(Setup.PLAIN)).satisfiesExactly(this::isPong, this::isBadJson, this::isPong);
    assertThat(log.problems()).isEmpty();
  }

  @Test
  void aFrameThatIsTooLargeIsPassedOver() {
    int size = FrameReader.LARGEST + 1;
    sendsLength(size);
    var in =
        new SequenceInputStream(
            new SequenceInputStream(inputSoFar(), new Zeros(size)), framesOf(PING));

    run(Setup.PLAIN, in, written.out());

    assertThat(written.frames()).satisfiesExactly(this::isTooLarge, this::isPong);
  }

  @ParameterizedTest
  @CsvSource({"-1,4294967295", "268435457,268435457"})
  void aLengthThatNobodyMeansIsTheEnd(int length, String declared) {
    sends(PING);
    sendsLength(length);
    sends(PING);

    assertThat(answers(Setup.PLAIN))
        .satisfiesExactly(this::isPong, last -> assertThat(last).contains("TOO_LARGE", declared));
  }

  @Test
  void aDefectInTakingAMessageInIsToldAndNotedAndTheNextIsRead() {
    useCases.standsIn(
        (_, _) -> {
          throw new IllegalStateException("no lines today");
        });
    sends("{\"action\":\"openai\",\"id\":7,\"path\":\"/v1/embeddings\",\"body\":{}}");
    sends(PING);

    assertThat(answers(Setup.PLAIN))
        .satisfiesExactly(
            first -> assertThat(first).contains("INTERNAL").doesNotContain("today"), this::isPong);
    assertThat(log.problems()).singleElement().asString().contains("no lines today");
  }

  @Test
  void aStrangerIsDeniedOnce() {
    sends("{\"action\":\"ping\",\"id\":7}");
    sends(PING);

    assertThat(answers(STRANGER))
        .singleElement()
        .asString()
        .contains("ORIGIN_DENIED", Setup.EXTENSION, "\"id\":7", "\"action\":\"ping\"");
  }

  @Test
  void aStrangersLengthThatNobodyMeansIsDeniedToo() {
    sendsLength(-1);

    assertThat(answers(STRANGER)).singleElement().asString().contains("ORIGIN_DENIED");
  }

  @Test
  void aStrangerThatSaysNothingIsToldNothing() {
    assertThat(answers(STRANGER)).isEmpty();
  }

  @Test
  void whoeverNoLongerReadsIsGoneOnce() {
    sends(PING);
    sends(PING);

    run(
        Setup.PLAIN,
        inputSoFar(),
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
          }
        });

    assertThat(timesGone).isEqualTo(1);
    assertThat(log.problems()).isEmpty();
  }

  /// So many bytes that nobody has to keep.
  private static final class Zeros extends InputStream {
    private int left;

    private Zeros(int count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
      int given = Math.min(count, left);
      left -= given;
      return given > 0 ? given : -1;
    }
  }

  private void isPong(String frame) {
    assertThat(frame).contains("\"pong\":true");
  }

  private void isBadJson(String frame) {
    assertThat(frame).contains("BAD_JSON");
  }

  private void isTooLarge(String frame) {
    assertThat(frame).contains("TOO_LARGE", "67108865", "67108864");
  }

  private void sends(String message) {
    sendsLength(message.length());
    input.writeBytes(message.getBytes(UTF_8));
  }

  private void sendsLength(int length) {
    input.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(length).array());
  }

  private InputStream inputSoFar() {
    return new ByteArrayInputStream(input.toByteArray());
  }

  private InputStream framesOf(String message) {
    input.reset();
    sends(message);
    return inputSoFar();
  }

  private List<String> answers(Setup setup) {
    run(setup, inputSoFar(), written.out());
    return written.frames();
  }

  private void run(Setup setup, InputStream in, OutputStream out) {
    new NativeMessagingHost(in, out, setup.settings(), useCases, log, () -> timesGone++).run();
  }
}
