package com.tabagent.lmstudio.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The reference itself: a few texts that everybody knows to be JSON, or not.
class JsonGrammarTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " [1, -0.5e+3,\t\"a\\u00e9\\n\"]\r\n",
        "null",
        "{\"a\":{\"b\":[]},\"a\":0}",
        "\"🎈\"",
        "\"\\ud800\"",
        "{\"\\ud83c\\udf88\":1}"
      })
  void takesJson(String json) {
    assertThat(JsonGrammar.accepts(json.getBytes(UTF_8), 3)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\"}",
        "{a:1}",
        "01",
        "1.",
        "+1",
        ".5",
        "'a'",
        "\"\t\"",
        "\"\\x\"",
        "NaN",
        "1 2",
        "[]]",
        "\ufeff{}",
        "\"a",
        "tru",
        "[[[[]]]]",
        "\u00a0{}"
      })
  void takesNothingElse(String text) {
    assertThat(JsonGrammar.accepts(text.getBytes(UTF_8), 3)).isFalse();
  }

  /// Half a character in a name: the grammar has nothing against it, Jackson has.
  @ParameterizedTest
  @ValueSource(strings = {"{\"\\ud800\":1}", "{\"\\udc00\\ud800\":1}"})
  void takesHalfACharacterInANameUnlessNamesAreToBeWhole(String json) {
    assertThat(JsonGrammar.accepts(json.getBytes(UTF_8), 3)).isTrue();
    assertThat(JsonGrammar.acceptsWithWholeNames(json.getBytes(UTF_8), 3)).isFalse();
  }

  @Test
  void takesUtf8Alone() {
    assertThat(JsonGrammar.accepts(new byte[] {'"', (byte) 0xc3, '"'}, 3)).isFalse();
  }

  @Test
  void takesWhateverTheGeneratorMakes() {
    Cases.play(
        2_000,
        chance -> {
          String json = new RandomJson(chance).value();
          assertThat(JsonGrammar.accepts(json.getBytes(UTF_8), 10)).as(json).isTrue();
        });
  }
}
