package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.Room;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pieces of a text become its bytes, with no more memory than is allowed.
class JoinedTextTest {
  private static final int LARGEST = 67_108_864;

  private final Room room = new Room();
  private final JoinedText text = new JoinedText(room);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                            | ``",
        "plain é € 😀                  | plain é € 😀",
        "{\\\"a\\\":\\\"b\\\\n\\\"}    | {\"a\":\"b\\n\"}",
        "a\\/b                         | a/b",
        "\\u0041\\u00e9\\u20AC         | Aé€",
        "\\ud83d\\ude00\\uD83D\\uDE00! | 😀😀!",
        "\\u007f\\u0080\\u07ff\\u0800\\uffff | \u007f\u0080\u07ff\u0800\uffff",
        "\\ud800\\udc00\\udbff\\udfff | \ud800\udc00\udbff\udfff",
      })
  void aStringIsDecoded(String string, String decoded) {
    append(string);

    assertThat(text.whole().text()).isEqualTo(decoded);
  }

  @Test
  void controlCharactersComeFromTheirEscapes() {
    append("\\b\\f\\n\\r\\t\\u0000");

    assertThat(text.whole().text()).isEqualTo("\b\f\n\r\t\u0000");
  }

  /// As a script does that cuts its text by units of two bytes.
  @Test
  void aCharacterThatWasCutInTwoIsJoined() {
    append("a\\ud83d");
    append("");
    append("\\ude00b");

    assertThat(text.whole().text()).isEqualTo("a😀b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\ude00", "\\ud83dx", "\\ud83d\\n", "\\ud83d\\u0041", "\\ud83d\\ud83d\\ude00"})
  void halfACharacterIsNoText(String string) {
    refuses(FailureCode.BAD_JSON, () -> append(string));
  }

  @Test
  void aTextDoesNotEndWithHalfACharacter() {
    append("a\\ud83d");

    refuses(FailureCode.BAD_JSON, text::whole);
  }

  @Test
  void theLargestTextIsTakenAndNotAByteMore() {
    byte[] piece = new byte[LARGEST / 64];
    Arrays.fill(piece, (byte) 'x');
    for (int count = 0; count < 64; count++) {
      text.append(JsonPayload.of(piece));
    }

    assertThat(text.whole().size()).isEqualTo(LARGEST);
    assertThat(room.taken()).isEqualTo(LARGEST).isEqualTo(text.capacity());
    refuses(FailureCode.TOO_LARGE, () -> append("x"));
    refuses(FailureCode.TOO_LARGE, () -> append("\\u0041"));
    assertThat(text.whole().size()).isEqualTo(LARGEST);
  }

  @Test
  void theLargestTextMayComeInTwoPieces() {
    append("x");
    text.append(JsonPayload.of(new byte[LARGEST - 1]));

    assertThat(text.whole().size()).isEqualTo(LARGEST);
  }

  @Test
  void moreMemoryIsTakenWhenTheLastByteOfItIsUsedUp() {
    append("x".repeat(1_000));
    append("x".repeat(24));
    assertThat(text.capacity()).isEqualTo(1_024);

    append("x");

    assertThat(text.capacity()).isEqualTo(2_048);
  }

  /// Where a text grows, old and new bytes are there at once.
  @Test
  void noMemoryIsTakenThatIsNotThere() {
    text.append(JsonPayload.of(new byte[1_000_000]));
    int rest = Room.MOST - 1_000_000 - 2_000_000;
    assertThat(room.take(rest + 1)).isTrue();

    refuses(FailureCode.BUSY, () -> append("x"));

    room.giveBack(rest + 1);
    assertThat(room.take(rest)).isTrue();
    append("x");
    assertThat(room.taken()).isEqualTo(rest + 2_000_000L);
    assertThat(text.whole().size()).isEqualTo(1_000_001);
  }

  private void append(String string) {
    text.append(JsonPayload.of(string));
  }

  private static void refuses(FailureCode code, Runnable adding) {
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(adding::run)
        .satisfies(refusal -> assertThat(refusal.failure().code()).isEqualTo(code));
  }
}
