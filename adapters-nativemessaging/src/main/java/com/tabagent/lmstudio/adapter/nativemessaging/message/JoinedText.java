package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.Room;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.Arrays;

/// A text that comes piece by piece, each a JSON string, put together as UTF-8. The strings are
/// decoded straight from the frame's bytes. For one thread.
///
/// It takes its memory from a [Room]; whoever has it gives it back in the end, with [#capacity()].
public final class JoinedText {

  /// How many of them one connection may have unfinished.
  public static final int MOST_UNFINISHED = 8;

  private static final int SMALLEST = 1024;

  private final Room room;
  private byte[] bytes = {};
  private int size;

  /// The first half of a character that a sender cut in two; 0 if there is none.
  private char high;

  public JoinedText(Room room) {
    this.room = room;
  }

  /// How much memory it has taken, in bytes.
  public int capacity() {
    return bytes.length;
  }

  /// Adds a piece.
  ///
  /// @param string the inside of a valid JSON string, with its escapes
  /// @throws LmStudioException with TOO_LARGE if the text becomes larger than a request may be,
  ///   BUSY if there is no memory for it, BAD_JSON if it holds half a character
  public void append(JsonPayload string) {
    byte[] source = string.array();
    int end = string.offset() + string.size();
    int from = string.offset();
    while (from < end) {
      if (source[from] == '\\') {
        from = appendEscaped(source, from + 1);
      } else {
        int to = endOfRun(source, from, end);
        requireNoHalf();
        append(source, from, to - from);
        from = to;
      }
    }
  }

  /// The whole text.
  ///
  /// @throws LmStudioException with BAD_JSON if it ends within a character
  public JsonPayload whole() {
    requireNoHalf();
    return JsonPayload.slice(bytes, 0, size);
  }

  private static int endOfRun(byte[] source, int from, int end) {
    int at = from;
    while (at < end && source[at] != '\\') {
      at++;
    }
    return at;
  }

  /// @return where the text goes on behind the escape
  private int appendEscaped(byte[] source, int at) {
    if (source[at] == 'u') {
      appendUnit((char) hex(source, at + 1));
      return at + 5;
    }
    requireNoHalf();
    appendByte(
        switch (source[at]) {
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> source[at];
        });
    return at + 1;
  }

  private static int hex(byte[] source, int at) {
    int value = 0;
    for (int digit = at; digit < at + 4; digit++) {
      value = (value << 4) | Character.digit(source[digit], 16);
    }
    return value;
  }

  /// A sender that cuts its text anywhere may cut a character that is two units long.
  private void appendUnit(char unit) {
    if (Character.isLowSurrogate(unit) && high != 0) {
      appendCharacter(Character.toCodePoint(high, unit));
      high = 0;
      return;
    }
    requireNoHalf();
    if (Character.isHighSurrogate(unit)) {
      high = unit;
    } else if (Character.isLowSurrogate(unit)) {
      throw half();
    } else {
      appendCharacter(unit);
    }
  }

  private void appendCharacter(int character) {
    if (character < 0x80) {
      appendByte(character);
    } else if (character < 0x800) {
      appendByte(0xc0 | (character >> 6));
      appendTail(character, 0);
    } else if (character < 0x10000) {
      appendByte(0xe0 | (character >> 12));
      appendTail(character, 6);
    } else {
      appendByte(0xf0 | (character >> 18));
      appendTail(character, 12);
    }
  }

  /// The bytes of a character behind its first, six bits in each, from these bits down.
  private void appendTail(int character, int from) {
    for (int shift = from; shift >= 0; shift -= 6) {
      appendByte(0x80 | ((character >> shift) & 0x3f));
    }
  }

  private void appendByte(int one) {
    ensureRoom(1);
    bytes[size++] = (byte) one;
  }

  private void append(byte[] source, int from, int count) {
    ensureRoom(count);
    System.arraycopy(source, from, bytes, size, count);
    size += count;
  }

  /// While it grows, the old bytes are there beside the new ones, and both are counted.
  private void ensureRoom(int more) {
    if (more <= bytes.length - size) {
      return;
    }
    if (more > FrameReader.LARGEST - size) {
      throw tooLarge();
    }
    int grown = Math.clamp(2L * bytes.length, SMALLEST, FrameReader.LARGEST);
    int capacity = Math.max(grown, size + more);
    if (!room.take(capacity)) {
      throw busy();
    }
    int before = bytes.length;
    bytes = Arrays.copyOf(bytes, capacity);
    room.giveBack(before);
  }

  private void requireNoHalf() {
    if (high != 0) {
      throw half();
    }
  }

  private static LmStudioException half() {
    return new LmStudioException(
        ObjectReader.badJson("The field 'data' holds half of a character that needs two."));
  }

  private static LmStudioException tooLarge() {
    return new LmStudioException(
        Failure.of(
            FailureCode.TOO_LARGE,
            "The parts are more than "
                + FrameReader.LARGEST
                + " bytes together, which is all that this host takes.",
            Remedy.advice("Send less at a time: smaller images, or a shorter conversation.")));
  }

  private static LmStudioException busy() {
    return new LmStudioException(
        Failure.of(
                FailureCode.BUSY,
                "There is no memory left for the parts of this request.",
                Remedy.advice(
                    "Wait until other requests have been answered, then send it again from its first"
                        + " part."))
            .with("retry_after_ms", 1_000L));
  }
}
