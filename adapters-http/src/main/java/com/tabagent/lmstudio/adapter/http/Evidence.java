package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;

/// What a stranger said, cut down to what may be shown to a user: a few visible ASCII characters.
final class Evidence {
  private static final int LONGEST = 60;

  private Evidence() {}

  /// An HTTP answer in a few words.
  ///
  /// @param server what it calls itself; may be empty
  /// @param beginning how its body begins; may be empty
  static String of(int status, String server, String beginning) {
    var words = new StringBuilder("HTTP ").append(status);
    if (!server.isEmpty()) {
      words.append(", Server: ").append(printable(server));
    }
    if (!beginning.isEmpty()) {
      words.append(", ").append(beginning);
    }
    return words.toString();
  }

  static String printable(JsonPayload body) {
    var text = new StringBuilder();
    for (int i = 0; i < body.size() && text.length() < LONGEST; i++) {
      append(text, body.array()[body.offset() + i]);
    }
    return text.toString().strip();
  }

  static String printable(String said) {
    var text = new StringBuilder();
    for (int i = 0; i < said.length() && text.length() < LONGEST; i++) {
      append(text, said.charAt(i));
    }
    return text.toString().strip();
  }

  /// Whatever is not visible becomes a space, and several of those become one.
  private static void append(StringBuilder text, int character) {
    if (character > ' ' && character <= '~') {
      text.append((char) character);
    } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
      text.append(' ');
    }
  }
}
