package com.tabagent.lmstudio.domain.diagnosis;

import java.util.Locale;

/// How good or bad what was found is, the best first.
public enum Verdict {
  /// As it should be.
  OK,
  /// It works, or will; not as well as it could, or not yet.
  WARNING,
  /// It does not work.
  ERROR;

  /// As reports write it: `ok`, `warning`, `error`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
