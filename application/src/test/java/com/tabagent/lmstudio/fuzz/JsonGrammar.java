package com.tabagent.lmstudio.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether bytes are one JSON text, straight from the grammar of RFC 8259. Slow.
public final class JsonGrammar {
  private static final Pattern SPACE = Pattern.compile("[ \\t\\n\\r]*");
  private static final String PLAIN = "[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]";
  private static final String TEXT = "\"(?:" + PLAIN + "|\\\\u[0-9a-fA-F]{4})*+\"";
  private static final Pattern SCALAR =
      Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?|" + TEXT);
  private static final Pattern NAME = Pattern.compile(TEXT);
  private static final Pattern WHOLE_NAME =
      Pattern.compile(
          "\"(PLAIN|\\\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|".replace("PLAIN", PLAIN)
              + "\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2})*+\"");

  private final Matcher space;
  private final Matcher scalar;
  private final Matcher name;
  private final String text;
  private final int deepest;
  private int at;

  private JsonGrammar(String text, int deepest, Pattern name) {
    this.text = text;
    this.deepest = deepest;
    this.space = SPACE.matcher(text);
    this.scalar = SCALAR.matcher(text);
    this.name = name.matcher(text);
  }

  /// Whether the bytes are one JSON text in strict UTF-8.
  ///
  /// @param deepest how deep arrays and objects may nest
  public static boolean accepts(byte[] bytes, int deepest) {
    return accepts(bytes, deepest, NAME);
  }

  /// The same with one rule more, which Jackson has: no name holds half of a surrogate pair.
  public static boolean acceptsWithWholeNames(byte[] bytes, int deepest) {
    return accepts(bytes, deepest, WHOLE_NAME);
  }

  private static boolean accepts(byte[] bytes, int deepest, Pattern name) {
    return strictUtf8(bytes)
        .map(text -> new JsonGrammar(text, deepest, name).isText())
        .orElse(false);
  }

  /// The bytes as text; empty if they are not UTF-8.
  public static Optional<String> strictUtf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private boolean isText() {
    return value(0) && at == text.length();
  }

  private boolean value(int depth) {
    take(space);
    boolean found =
        switch (next()) {
          case '{' -> depth < deepest && many('}', () -> member(depth + 1));
          case '[' -> depth < deepest && many(']', () -> value(depth + 1));
          default -> take(scalar);
        };
    take(space);
    return found;
  }

  private boolean member(int depth) {
    take(space);
    boolean named = take(name);
    take(space);
    return named && take(':') && value(depth);
  }

  private boolean many(char close, BooleanSupplier one) {
    at++;
    take(space);
    if (take(close)) {
      return true;
    }
    do {
      if (!one.getAsBoolean()) {
        return false;
      }
    } while (take(','));
    return take(close);
  }

  private boolean take(Matcher wanted) {
    if (!wanted.region(at, text.length()).lookingAt()) {
      return false;
    }
    at = wanted.end();
    return true;
  }

  private boolean take(char wanted) {
    if (next() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  /// NUL at the end: no JSON has it outside of a text.
  private char next() {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
