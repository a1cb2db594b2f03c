package com.tabagent.lmstudio.bootstrap.configuration;

import java.util.ArrayList;
import java.util.List;

/// Gathers what is wrong with the settings, in sentences that are safe to show: of bounded number
/// and length, each in one line.
final class Mistakes {
  private static final int MOST_TOLD = 50;
  private static final int LONGEST_SHOWN = 100;

  private final List<String> told = new ArrayList<>();
  private int untold;

  void add(String sentence) {
    if (told.size() < MOST_TOLD) {
      told.add(sentence);
    } else {
      untold++;
    }
  }

  /// Ends the reading if there is anything to tell.
  ///
  /// @throws ConfigurationException naming what was added
  void throwIfAny() throws ConfigurationException {
    if (untold > 0) {
      told.add("There are " + untold + " more mistakes.");
    }
    if (!told.isEmpty()) {
      throw new ConfigurationException(told);
    }
  }

  /// What a setting says, short enough for a sentence. A file can hold line breaks, with which its
  /// words would pass for lines of this program's.
  static String shown(String text) {
    String cut = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    return cut.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", "?");
  }
}
