package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Answer;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.StreamEnd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever is large and comes from the server shares one bounded memory, also while it is still
/// coming.
@Timeout(60)
class LargeAnswersTest {
  private static final int MIB = 1024 * 1024;
  private static final int LONGEST = 64 * MIB;

  private final AnswerRoom room = new AnswerRoom();

  /// What somebody goes on holding.
  private final List<Object> held = new ArrayList<>();

  @Test
  void anAnswerOfUnknownLengthIsCountedWhileItGrows() throws IOException {
    var second = new ArrayList<Exception>();
    InputStream first =
        new SequenceInputStream(
            digits(40 * MIB),
            onceAsked(
                () -> {
                  try {
                    held.add(answer(digits(40 * MIB)).next());
                  } catch (IOException refused) {
                    second.add(refused);
                  }
                }));

    assertThat(answer(first).next()).isInstanceOf(Answer.class);

    assertThat(held).isEmpty();
    assertThat(second).singleElement().isInstanceOf(NoRoomException.class);
  }

  @Test
  void anAnswerOfUnknownLengthMayBeAsLongAsAnyOther() throws IOException {
    assertThat(((Answer) answer(digits(LONGEST)).next()).body().size()).isEqualTo(LONGEST);
    assertThatExceptionOfType(TooLargeException.class)
        .isThrownBy(() -> answer(digits(LONGEST + 1)).next());
  }

  @Test
  void theLargeEventsOfSeveralStreamsAreCountedTogether() throws IOException {
    held.add(stream(event(40 * MIB)).next());

    assertThatExceptionOfType(NoRoomException.class)
        .isThrownBy(() -> stream(event(40 * MIB)).next());
    assertThatExceptionOfType(NoRoomException.class)
        .isThrownBy(() -> answer(digits(40 * MIB)).next());

    held.clear();
    assertThat(stream(event(40 * MIB)).next()).isInstanceOf(Chunk.class);
  }

  @Test
  void oneStreamMayHaveAnyNumberOfLargeEventsOneAfterTheOther() throws IOException {
    InputStream events = event(20 * MIB);
    for (int more = 0; more < 4; more++) {
      events = new SequenceInputStream(events, event(20 * MIB));
    }
    EventStream stream = stream(events);

    for (int event = 0; event < 5; event++) {
      assertThat(((Chunk) stream.next()).data().size()).isEqualTo(20 * MIB);
    }
  }

  @Test
  void smallEventsNeedNoRoom() throws IOException {
    held.add(room.allocate(AnswerRoom.MOST));

    assertThat(stream(event(60 * 1024)).next()).isInstanceOf(Chunk.class);
  }

  /// As a string it could take more room than the answers of all others.
  @Test
  void aLargeTextThatIsNoJsonIsRefused() {
    InputStream text = new SequenceInputStream(ascii("data: no "), event(QuotedText.LONGEST));

    assertThatExceptionOfType(TooLargeException.class).isThrownBy(() -> stream(text).next());
  }

  private WholeAnswer answer(InputStream body) {
    return new WholeAnswer(200, -1, Okio.buffer(Okio.source(body)), room, LONGEST);
  }

  private EventStream stream(InputStream events) {
    return new EventStream(200, StreamEnd.NONE, events, room, LONGEST);
  }

  private static InputStream event(int size) {
    return new SequenceInputStream(
        ascii("data: "), new SequenceInputStream(digits(size), ascii("\n\n")));
  }

  private static InputStream ascii(String text) {
    return new ByteArrayInputStream(text.getBytes(US_ASCII));
  }

  /// A long number, made while it is read.
  private static InputStream digits(int count) {
    return new InputStream() {
      private int left = count;

      @Override
      public int read() {
        return left-- > 0 ? '7' : -1;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        int read = Math.min(left, length);
        Arrays.fill(target, offset, offset + read, (byte) '7');
        left -= read;
        return read > 0 || length == 0 ? read : -1;
      }
    };
  }

  /// Nothing; but when it is asked for, something happens.
  private static InputStream onceAsked(Runnable happening) {
    return new InputStream() {
      @Override
      public int read() {
        return read(new byte[1], 0, 1);
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        happening.run();
        return -1;
      }
    };
  }
}
