package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameBuffer;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Cuts the text of a frame that is too large into part frames, while it is written here. No more
/// than one part is held in memory. For one thread.
///
/// The text must be UTF-8. It is cut between characters, and the next part is begun only when there
/// is more to send, so that the last one is known to be the last.
final class PartStream extends OutputStream {

  /// The longest that one byte becomes inside a JSON string, and longer than any character.
  private static final int LONGEST_ESCAPE = 6;

  private static final String HEX = "0123456789abcdef";
  private static final byte[] END = ascii("\",\"last\":false}");
  private static final byte[] LAST_END = ascii("\",\"last\":true}");

  private final FrameWriter writer;
  private final FrameBuffer part;
  private final byte[] head;
  private final Runnable beforeLast;
  private int index;

  /// @param part emptied and used for each part
  /// @param id as it was spelled in the request
  /// @param beforeLast called when it is the last part's turn to be written; does not block
  PartStream(
      FrameWriter writer, FrameBuffer part, RequestId id, long sequence, Runnable beforeLast) {
    this.writer = writer;
    this.part = part;
    this.beforeLast = beforeLast;
    this.head =
        ("{\"type\":\"part\",\"id\":" + id + ",\"seq\":" + sequence + ",\"index\":")
            .getBytes(StandardCharsets.UTF_8);
    begin();
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  /// Copies what needs no escape in runs: most of a text is such.
  @Override
  public void write(byte[] source, int offset, int count) {
    int end = offset + count;
    int from = offset;
    while (from < end) {
      makeRoom(source[from]);
      int to = endOfRun(source, from, end);
      if (to > from) {
        part.write(source, from, to - from);
        from = to;
      } else {
        writeEscaped(source[from++]);
      }
    }
  }

  /// Ends the text: what is left goes out as the last part.
  void finish() {
    part.write(LAST_END);
    writer.write(part, beforeLast);
  }

  private void begin() {
    part.rewind();
    part.write(head);
    part.write(ascii(index + ",\"data\":\""));
    index++;
  }

  /// A character that has been begun is finished in the same part: there is always room for that.
  private void makeRoom(byte next) {
    if (!continues(next) && part.room() < END.length + LONGEST_ESCAPE) {
      part.write(END);
      writer.write(part);
      begin();
    }
  }

  /// Where the run ends that begins here: before what has to be escaped, or where the part is so
  /// full that another character might not fit.
  private int endOfRun(byte[] source, int from, int end) {
    int full = from + 1 + part.room() - END.length - LONGEST_ESCAPE;
    int at = from;
    while (at < end && (continues(source[at]) || (at < full && isPlain(source[at])))) {
      at++;
    }
    return at;
  }

  private void writeEscaped(byte one) {
    part.write('\\');
    if (one == '"' || one == '\\') {
      part.write(one);
    } else {
      part.write(ascii("u00"));
      part.write(HEX.charAt(one >> 4));
      part.write(HEX.charAt(one & 0xf));
    }
  }

  private static boolean isPlain(byte one) {
    return one < 0 || (one >= ' ' && one != '"' && one != '\\');
  }

  /// Whether this byte goes on with a character that another byte has begun.
  private static boolean continues(byte one) {
    return (one & 0xc0) == 0x80;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
