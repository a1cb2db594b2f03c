package com.tabagent.lmstudio.adapter.http;

import java.io.IOException;

/// What comes is no answer in HTTP, or more than is taken in.
final class UnusableAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String evidence;

  UnusableAnswerException(String evidence) {
    super(evidence);
    this.evidence = evidence;
  }

  String evidence() {
    return evidence;
  }
}
