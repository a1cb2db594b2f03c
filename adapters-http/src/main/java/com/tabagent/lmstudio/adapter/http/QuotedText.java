package com.tabagent.lmstudio.adapter.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Makes JSON strings of texts that are no JSON, a piece at a time: whole, a text would be in
/// memory several times over. What is no UTF-8 becomes U+FFFD. For one thread.
final class QuotedText {

  /// A text may become six times as long. The longest that is worth so much is far longer than what
  /// a server says in plain words.
  static final int LONGEST = 8 * 1024 * 1024;

  private static final int PIECE = 4 * 1024;

  private final AnswerRoom room;
  private final int longestText;
  private final int longestString;

  /// @param room what a large string takes its memory from
  /// @param longest the longest string, in bytes
  QuotedText(AnswerRoom room, int longest) {
    this.room = room;
    this.longestText = Math.min(LONGEST, longest);
    this.longestString = longest;
  }

  /// @throws TooLargeException if the text, or what becomes of it, is too long
  /// @throws NoRoomException if others hold the memory for it
  JsonPayload of(JsonPayload text) throws IOException {
    if (text.size() > longestText) {
      throw new TooLargeException(longestText);
    }
    var quoted = new ByteRun(room, longestString);
    append(quoted, "\"");
    appendContent(quoted, ByteBuffer.wrap(text.array(), text.offset(), text.size()));
    append(quoted, "\"");
    return quoted.take();
  }

  /// The decoder never leaves half a character of the text in a piece.
  private static void appendContent(ByteRun quoted, ByteBuffer text) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    CharBuffer piece = CharBuffer.allocate(PIECE);
    while (decoder.decode(text, piece, true).isOverflow()) {
      appendEscaped(quoted, piece);
    }
    appendEscaped(quoted, piece);
  }

  private static void appendEscaped(ByteRun quoted, CharBuffer piece) throws IOException {
    byte[] escaped = JsonStringEncoder.getInstance().quoteAsUTF8(piece.flip().toString());
    quoted.append(escaped, 0, escaped.length);
    piece.clear();
  }

  private static void append(ByteRun quoted, String ascii) throws IOException {
    quoted.append(ascii.getBytes(StandardCharsets.US_ASCII), 0, ascii.length());
  }
}
