package com.tabagent.lmstudio.doctor;

import com.tabagent.lmstudio.domain.diagnosis.Verdict;

/// What the doctor has to find.
///
/// @param name what the finding is about
/// @param words what its cause says, among others
/// @param mendable whether the doctor mends it
record Expectation(String name, Verdict verdict, String words, boolean mendable) {

  /// An error that the doctor mends.
  static Expectation mended(String name, String words) {
    return new Expectation(name, Verdict.ERROR, words, true);
  }

  /// An error that is left to the user.
  static Expectation left(String name, String words) {
    return new Expectation(name, Verdict.ERROR, words, false);
  }

  /// A warning that is left to the user.
  static Expectation warning(String name, String words) {
    return new Expectation(name, Verdict.WARNING, words, false);
  }

  static Expectation mendedWarning(String name, String words) {
    return new Expectation(name, Verdict.WARNING, words, true);
  }
}
