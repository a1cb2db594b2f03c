package com.tabagent.lmstudio.adapter.filesystem;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Turns the dialect of JSON that Chromium takes in its policy files into the language itself, but
/// for a comma after the last item, which is left to the parser. Chromium allows comments, line
/// ends within texts, and `\x41`; whatever else is wrong stays wrong.
final class ChromiumJson {
  private final byte[] in;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int at;

  private ChromiumJson(byte[] in) {
    this.in = in;
  }

  static byte[] plain(byte[] dialect) {
    return new ChromiumJson(dialect).translate();
  }

  private byte[] translate() {
    while (at < in.length) {
      if (in[at] == '"') {
        text();
      } else if (follows("//")) {
        skipTo("\n");
      } else if (follows("/*")) {
        skipTo("*/");
      } else {
        out.write(in[at++]);
      }
    }
    return out.toByteArray();
  }

  private void text() {
    out.write(in[at++]);
    while (at < in.length && in[at] != '"') {
      if (follows("\\x")) {
        write("\\u00");
        at += 2;
      } else if (in[at] == '\\' && at + 1 < in.length) {
        out.write(in[at++]);
        out.write(in[at++]);
      } else if (in[at] == '\n' || in[at] == '\r') {
        write(in[at++] == '\n' ? "\\n" : "\\r");
      } else {
        out.write(in[at++]);
      }
    }
    if (at < in.length) {
      out.write(in[at++]);
    }
  }

  /// A comment stands for a space. One that does not end takes the rest with it.
  private void skipTo(String end) {
    at += 2;
    while (at < in.length && !follows(end)) {
      at++;
    }
    at = Math.min(in.length, at + end.length());
    out.write(' ');
  }

  private boolean follows(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= in.length || in[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void write(String ascii) {
    out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
