package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Splits a stream of server-sent events, as the HTML standard defines them: lines end in CR, LF or
/// both; `data` lines are joined by LF; comments, `id` and `retry` are dropped; an event is whole
/// at the empty line behind it, so what stands unfinished at the end of the stream is dropped too.
///
/// One exception: the end mark `[DONE]` counts without the empty line, as nothing can be missing
/// from it.
///
/// Bytes are taken in as they come, in whatever pieces. Not more than one buffer is read ahead.
///
/// Two ways lead through a stream: an event that is plain and whole in the buffer is found in one
/// pass and stays where it is; all else is gathered byte by byte.
final class SseReader {
  private static final int LONGEST_NAME = 1024;
  private static final int BUFFER = 32 * 1024;

  /// With less room than this, reading goes on in a new buffer.
  private static final int SMALLEST_READ = 8 * 1024;

  private static final byte[] DATA = ascii("data");
  private static final byte[] EVENT = ascii("event");
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private enum Place {
    /// In the name of a field, up to the colon.
    FIELD,
    /// Behind the colon, where one space is left out.
    SPACE,
    /// In a value.
    VALUE
  }

  private final InputStream input;
  private final byte[] endMark;

  /// What has been read is never written over: events that lie in it have been handed out.
  private byte[] buffer = new byte[BUFFER];

  private int position;
  private int limit;

  private final JsonScanner scanner = new JsonScanner();
  private final PlainEvent plain;
  private boolean isPlain;
  private Finding finding = Finding.NOT_JSON;

  private final ByteRun data;
  private final ByteRun name;
  private boolean hasData;

  private Place place = Place.FIELD;

  /// Long enough for a byte order mark and the longest name that means something; of a longer one
  /// only its length is kept.
  private final byte[] field = new byte[BYTE_ORDER_MARK.length + EVENT.length];

  private int fieldSize;
  private boolean firstLine = true;
  private boolean afterReturn;
  private boolean keeping;
  private ByteRun target;

  /// @param room what large events take their memory from
  /// @param longestData the longest data of one event, in bytes
  SseReader(InputStream input, AnswerRoom room, int longestData, String endMark) {
    this.input = input;
    this.plain = new PlainEvent(scanner, longestData);
    this.data = new ByteRun(room, longestData);
    this.name = new ByteRun(room, LONGEST_NAME);
    this.target = name;
    this.endMark = ascii(endMark);
  }

  /// Blocks until the next event is whole; false at the end of the stream.
  ///
  /// @throws TooLargeException if an event is longer than it may be
  /// @throws NoRoomException if others hold the memory for a large one
  boolean next() throws IOException {
    startEvent();
    while (position < limit || fill()) {
      if (findPlain() || consume()) {
        return true;
      }
    }
    return isEndMark();
  }

  boolean isEndMark() {
    return hasData && data.holds(endMark);
  }

  boolean isNamed(byte[] other) {
    return name.holds(other);
  }

  /// The name of the event that [#next()] found; empty where it has none.
  byte[] name() {
    return name.copy();
  }

  /// The data of that event; to be taken once.
  JsonPayload takeData() {
    JsonPayload taken = isPlain ? plain.data(buffer) : data.take();
    finding = isPlain ? scanner.finding() : scanner.read(taken);
    return taken;
  }

  /// What the data is that was taken last.
  Finding finding() {
    return finding;
  }

  private void startEvent() {
    name.clear();
    data.clear();
    hasData = false;
    isPlain = false;
  }

  private boolean fill() throws IOException {
    if (buffer.length - limit < SMALLEST_READ) {
      buffer = new byte[BUFFER];
      position = 0;
      limit = 0;
    }
    limit += Math.max(0, input.read(buffer, limit, buffer.length - limit));
    return position < limit;
  }

  private boolean findPlain() {
    boolean atLine = place == Place.FIELD && fieldSize == 0 && !hasData && !afterReturn;
    int next = atLine ? plain.find(buffer, position, limit) : -1;
    isPlain = next >= 0;
    if (isPlain) {
      position = next;
      firstLine = false;
    }
    return isPlain;
  }

  /// Goes on to the end of what the place allows, or of the buffer. True if an event is whole.
  private boolean consume() throws IOException {
    if (afterReturn) {
      afterReturn = false;
      if (buffer[position] == '\n') {
        position++;
        return false;
      }
    }
    return switch (place) {
      case FIELD -> consumeField();
      case SPACE -> {
        position += buffer[position] == ' ' ? 1 : 0;
        place = Place.VALUE;
        yield false;
      }
      case VALUE -> {
        consumeValue();
        yield false;
      }
    };
  }

  private boolean consumeField() throws IOException {
    while (position < limit) {
      byte next = buffer[position++];
      if (next == ':') {
        beginValue();
        return false;
      }
      if (isLineEnd(next)) {
        return endFieldAlone(next);
      }
      if (fieldSize < field.length) {
        field[fieldSize] = next;
      }
      fieldSize++;
    }
    return false;
  }

  private void consumeValue() throws IOException {
    int end = position;
    while (end < limit && !isLineEnd(buffer[end])) {
      end++;
    }
    if (keeping) {
      target.append(buffer, position, end - position);
    }
    position = end;
    if (end < limit) {
      endLine(buffer[position++]);
    }
  }

  /// A line without a colon: empty, it ends an event; otherwise it is a field without a value.
  private boolean endFieldAlone(byte lineEnd) throws IOException {
    boolean blank = fieldSize == 0;
    if (!blank) {
      beginValue();
    }
    endLine(lineEnd);
    if (blank && !hasData) {
      name.clear();
    }
    return blank && hasData;
  }

  private void beginValue() throws IOException {
    dropByteOrderMark();
    boolean isData = isField(DATA);
    keeping = isData || isField(EVENT);
    target = isData ? data : name;
    if (isData && hasData) {
      data.append(new byte[] {'\n'}, 0, 1);
    } else if (keeping && !isData) {
      name.clear();
    }
    hasData |= isData;
    place = Place.SPACE;
  }

  private void endLine(byte lineEnd) {
    afterReturn = lineEnd == '\r';
    firstLine = false;
    fieldSize = 0;
    place = Place.FIELD;
  }

  private void dropByteOrderMark() {
    int mark = BYTE_ORDER_MARK.length;
    if (firstLine && Arrays.equals(field, 0, mark, BYTE_ORDER_MARK, 0, mark)) {
      System.arraycopy(field, mark, field, 0, field.length - mark);
      fieldSize -= mark;
    }
    firstLine = false;
  }

  private boolean isField(byte[] wanted) {
    return fieldSize == wanted.length
        && Arrays.equals(field, 0, fieldSize, wanted, 0, wanted.length);
  }

  private static boolean isLineEnd(byte next) {
    return next == '\n' || next == '\r';
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
