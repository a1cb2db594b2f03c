package com.tabagent.lmstudio.adapter.nativemessaging.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Strict UTF-8: Java's own decoding would replace what is wrong, and the JSON parser passes over
/// it in what it skips.
final class Utf8 {
  private static final int SMALLEST_WINDOW = 16;
  private static final int LARGEST_WINDOW = 4096;

  private Utf8() {}

  /// How many bytes at the beginning are whole characters in UTF-8; all of them if nothing is
  /// wrong. Decodes through a small window, so that a large text costs no memory.
  static int validPrefix(byte[] bytes, int offset, int size) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes, offset, size);
    var window = CharBuffer.allocate(Math.clamp(size, SMALLEST_WINDOW, LARGEST_WINDOW));
    CoderResult result;
    do {
      window.clear();
      result = decoder.decode(in, window, true);
    } while (result.isOverflow());
    return in.position() - offset;
  }
}
