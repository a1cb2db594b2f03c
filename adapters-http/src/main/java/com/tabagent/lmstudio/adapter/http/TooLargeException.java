package com.tabagent.lmstudio.adapter.http;

import java.io.IOException;

/// An answer, or one event of a stream, is longer than what is taken in.
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int longest;

  TooLargeException(int longest) {
    super("longer than " + longest + " bytes");
    this.longest = longest;
  }

  /// What would have been taken in, in bytes.
  int longest() {
    return longest;
  }
}
