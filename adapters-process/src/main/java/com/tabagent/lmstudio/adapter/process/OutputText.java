package com.tabagent.lmstudio.adapter.process;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Turns what `lms` wrote for a terminal into plain text.
final class OutputText {

  /// Colours, cursor moves, window titles; then whatever else a terminal would not show.
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\\x1B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1B]*(?:\\x07|\\x1B\\\\)|[@-Z\\\\^_])"
              + "|[\\p{Cntrl}&&[^\\t\\n\\r]]");

  private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?");

  private OutputText() {}

  /// Both streams, the one with the messages first.
  static String joined(PipeTail err, PipeTail out) {
    String messages = plain(err.bytes());
    String results = plain(out.bytes());
    boolean apart = !messages.isEmpty() && !results.isEmpty() && !messages.endsWith("\n");
    return messages + (apart ? "\n" : "") + results;
  }

  /// Reads UTF-8 as far as it is; a character cut off at the front is left out.
  static String plain(byte[] bytes) {
    int begin = 0;
    while (begin < bytes.length && begin < 3 && (bytes[begin] & 0xC0) == 0x80) {
      begin++;
    }
    var text = new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8);
    return LINE_ENDS.matcher(ESCAPES.matcher(text).replaceAll("")).replaceAll("\n");
  }
}
