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
  private static final int WINDOW = 4096;

  private Utf8() {}

  /// Decodes through a small window, so that a large text costs no memory.
  static boolean isValid(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes);
    var window = CharBuffer.allocate(Math.min(WINDOW, Math.max(16, bytes.length)));
    CoderResult result;
    do {
      window.clear();
      result = decoder.decode(in, window, true);
    } while (result.isOverflow());
    return !result.isError();
  }
}
