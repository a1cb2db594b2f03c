package com.tabagent.lmstudio.fuzz;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Valid JSON of every kind, in spellings that a parser and a printer would not keep.
public final class RandomJson {
  private static final int DEEPEST = 5;
  private static final String HALF_A_PAIR = "\\ud800";

  private final Chance chance;

  public RandomJson(Chance chance) {
    this.chance = chance;
  }

  public String value() {
    return value(0);
  }

  public String object() {
    return object(0);
  }

  private String value(int depth) {
    return switch (chance.below(depth < DEEPEST ? 8 : 5)) {
      case 0 -> chance.oneOf("true", "false", "null");
      case 1, 2 -> number();
      case 3, 4 -> text();
      case 5, 6 -> object(depth + 1);
      default -> many("[", () -> value(depth + 1), "]");
    };
  }

  private String object(int depth) {
    return many("{", () -> name() + space() + ":" + space() + value(depth + 1), "}");
  }

  private String many(String open, Supplier<String> one, String close) {
    return Stream.generate(one)
        .limit(chance.below(4))
        .collect(Collectors.joining(space() + "," + space(), open + space(), space() + close));
  }

  /// Between any two tokens.
  public String space() {
    return chance.oneOf("", "", "", " ", "\n", "\t\r ");
  }

  public String number() {
    return chance.oneOf("", "-")
        + chance.oneOf("0", "1", "907", "12345678901234567890123")
        + chance.oneOf("", "", ".0", ".00", ".125")
        + chance.oneOf("", "", "", "e1", "E+05", "e-999");
  }

  private String name() {
    return text().replace(HALF_A_PAIR, "");
  }

  public String text() {
    return Stream.generate(this::piece)
        .limit(chance.size(40))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private String piece() {
    return chance.oneOf(
        "a",
        "id",
        "action",
        "é",
        "日本",
        "🎈",
        "\u2028",
        "\u007f",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\u00e9",
        "\\ud83c\\udf88",
        HALF_A_PAIR,
        "\\u0000",
        "{",
        "]",
        ":",
        ",",
        " ",
        "data: ");
  }
}
