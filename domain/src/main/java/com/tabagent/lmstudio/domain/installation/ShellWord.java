package com.tabagent.lmstudio.domain.installation;

import java.util.regex.Pattern;

/// Text as one word of a command line that somebody pastes into a terminal: a user's name may hold
/// a space or an apostrophe. On Windows this is for `cmd.exe`, and for PowerShell too where the
/// text needs no quotes.
public final class ShellWord {

  /// What no shell takes for anything but itself.
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private static final Pattern PLAIN_ON_WINDOWS = Pattern.compile("[\\w@+:./\\\\-]+");

  private ShellWord() {}

  public static String of(OperatingSystem os, String text) {
    if (os == OperatingSystem.WINDOWS) {
      return PLAIN_ON_WINDOWS.matcher(text).matches() ? text : '"' + text + '"';
    }
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
