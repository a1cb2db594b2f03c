package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.nio.charset.StandardCharsets;

/// Reads over JSON in a single pass: whether it is JSON and UTF-8, both in the strict sense, where
/// it ends, and whether it is an error. Builds nothing, which makes it several times as fast as a
/// parser; every event of every stream comes through here.
///
/// Nesting deeper than [Json#DEEPEST] counts as no JSON. For one thread, and any number of texts.
final class JsonScanner {
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");
  private static final byte[] NULL = ascii("null");
  private static final byte[] ERROR = ascii("error");

  /// Stands for the end of the text. Between strings no JSON has this byte.
  private static final byte END = -1;

  private byte[] text = {};
  private int at;
  private int limit;

  /// Whether it is an object that is open, for each level of nesting; else an array.
  private final boolean[] inObject = new boolean[Json.DEEPEST + 1];

  private int depth;

  /// Whether a value has to follow; else one has just ended.
  private boolean due;

  private boolean error;
  private boolean oneLine;

  /// What a text is, from its first byte to its last.
  Finding read(JsonPayload payload) {
    int last = payload.offset() + payload.size();
    if (end(payload.array(), payload.offset(), last) < 0) {
      return Finding.NOT_JSON;
    }
    skipBlanks();
    return at == last ? finding() : Finding.NOT_JSON;
  }

  /// Where the value ends that begins at `from` or at blanks there; -1 if none does, or if it is
  /// not whole before `limit`. A number that ends at the limit may have more digits behind it.
  int end(byte[] bytes, int from, int limit) {
    this.text = bytes;
    this.at = from;
    this.limit = limit;
    depth = 0;
    due = true;
    error = false;
    oneLine = true;
    boolean valid = true;
    while (valid && (due || depth > 0)) {
      skipBlanks();
      valid = due ? begin(peek()) : goOn(peek());
    }
    return valid ? at : -1;
  }

  /// What the value was whose end has been found.
  Finding finding() {
    return error ? Finding.ERROR : Finding.VALUE;
  }

  /// Whether no line ended within that value.
  boolean oneLine() {
    return oneLine;
  }

  private boolean begin(byte first) {
    due = false;
    return switch (first) {
      case '"' -> {
        at++;
        yield string();
      }
      case '{' -> open(true) && (closes('}') || name());
      case '[' -> {
        boolean opened = open(false);
        due = opened && !closes(']');
        yield opened;
      }
      case 't' -> literal(TRUE);
      case 'f' -> literal(FALSE);
      case 'n' -> literal(NULL);
      default -> number();
    };
  }

  /// After a value: to the next one, or up a level.
  private boolean goOn(byte next) {
    at++;
    if (next == ',') {
      due = true;
      return !inObject[depth] || name();
    }
    return next == (inObject[depth--] ? '}' : ']');
  }

  private boolean open(boolean object) {
    at++;
    if (depth == Json.DEEPEST) {
      return false;
    }
    inObject[++depth] = object;
    return true;
  }

  private boolean closes(char end) {
    skipBlanks();
    if (peek() != end) {
      return false;
    }
    at++;
    depth--;
    return true;
  }

  /// A name and its colon, up to the value.
  private boolean name() {
    skipBlanks();
    int from = at + 1;
    if (!take('"') || !string()) {
      return false;
    }
    int end = at - 1;
    skipBlanks();
    if (!take(':')) {
      return false;
    }
    due = true;
    if (depth == 1 && isError(from, end)) {
      skipBlanks();
      error |= peek() == '"' || peek() == '{';
    }
    return true;
  }

  /// Any letter of `error` may be written as an escape with four digits. A name that is shorter
  /// differs by its closing quote.
  private boolean isError(int from, int end) {
    int letter = from;
    for (byte wanted : ERROR) {
      boolean escaped = text[letter] == '\\' && text[letter + 1] == 'u';
      int found = escaped ? codeUnit(letter + 2) : text[letter];
      if (found != wanted) {
        return false;
      }
      letter += escaped ? 6 : 1;
    }
    return letter == end;
  }

  private int codeUnit(int from) {
    int unit = 0;
    for (int i = from; i < from + 4; i++) {
      unit = unit << 4 | Character.digit(text[i], 16);
    }
    return unit;
  }

  /// From behind the opening quote to behind the closing one. Most bytes of a stream are read here,
  /// so the ordinary ones come first, and the fields are kept at hand.
  private boolean string() {
    byte[] bytes = text;
    int last = limit;
    int now = at;
    while (now < last) {
      byte next = bytes[now];
      if ((next > '"' && next != '\\') || next == ' ' || next == '!') {
        now++;
      } else if (next == '"') {
        at = now + 1;
        return true;
      } else {
        int length = next < 0 ? Utf8.sequence(bytes, now, last) : escape(now);
        if (length == 0) {
          return false;
        }
        now += length;
      }
    }
    return false;
  }

  /// The length of the escape that begins here; 0 if none does: then it is a control character.
  private int escape(int from) {
    if (text[from] != '\\' || from + 1 >= limit) {
      return 0;
    }
    return switch (text[from + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
      case 'u' -> from + 6 <= limit && isHex(from + 2) ? 6 : 0;
      default -> 0;
    };
  }

  private boolean isHex(int from) {
    for (int i = from; i < from + 4; i++) {
      if (Character.digit(text[i], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean number() {
    take('-');
    boolean valid = take('0') || digits();
    if (valid && take('.')) {
      valid = digits();
    }
    if (valid && (take('e') || take('E'))) {
      if (!take('+')) {
        take('-');
      }
      valid = digits();
    }
    return valid;
  }

  private boolean digits() {
    int from = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    return at > from;
  }

  private boolean literal(byte[] wanted) {
    for (byte letter : wanted) {
      if (peek() != letter) {
        return false;
      }
      at++;
    }
    return true;
  }

  private boolean take(char wanted) {
    boolean found = peek() == wanted;
    at += found ? 1 : 0;
    return found;
  }

  private byte peek() {
    return at < limit ? text[at] : END;
  }

  /// Small, so that it costs next to nothing where there are none, as nearly everywhere.
  private void skipBlanks() {
    if (peek() <= ' ') {
      skipSomeBlanks();
    }
  }

  private void skipSomeBlanks() {
    byte next = peek();
    while (next == ' ' || next == '\t' || next == '\n' || next == '\r') {
      oneLine &= next == ' ' || next == '\t';
      at++;
      next = peek();
    }
  }

  private static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }
}
