package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two ids are the same when the caller means the same by them, and go back as they were written.
class RequestIdTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1         | 1",
        "\"1\"     | \"1\"",
        "\"\"      | \"\"",
        "\"A\"     | \"\\u0041\"",
        "\"é\"     | \"\\u00e9\"",
        "\"é\"     | \"\\u00E9\"",
        "\"/\"     | \"\\/\"",
        "\"😀\"    | \"\\ud83d\\ude00\"",
        "\"\\\"\"  | \"\\u0022\"",
      })
  void anIdMayBeWrittenInSeveralWays(String one, String other) {
    assertThat(id(one)).isEqualTo(id(other)).hasSameHashCodeAs(id(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1       | \"1\"",
        "1       | 2",
        "1       | -1",
        "1e2     | \"1e2\"",
        "\"a\"   | \"A\"",
        "\"a\"   | \"a \"",
        "\"\"    | \" \"",
        "\"null\" | \"\"",
        "\"\\\\u0041\" | \"A\"",
        "9007199254740992 | 9007199254740993",
        "12345678901234567890123456789 | 12345678901234567890123456788",
      })
  void differentIdsStayApart(String one, String other) {
    assertThat(id(one)).isNotEqualTo(id(other));
    assertThat(id(other)).isNotEqualTo(id(one));
  }

  @Test
  void anIdEqualsNothingElse() {
    assertThat(id("1")).isNotEqualTo("1").isNotEqualTo(1).isNotEqualTo(null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "-0", "1.00", "1E+2", "\"1\"", "\"\\u0041\"", "\"\\/é\\n\"", "\"\\ud800\""})
  void theSpellingIsKeptByteForByte(String spelling) {
    RequestId id = id(spelling);

    assertThat(id.spelling().text()).isEqualTo(spelling);
    assertThat(id).hasToString(spelling);
  }

  /// An id lives as long as its request does; the frame may be 64 MiB large.
  @Test
  void anIdDoesNotHoldOnToTheFrame() {
    assertThat(id("\"one\"").spelling().array()).hasSize(5);
  }

  /// The limit counts bytes of JSON, quotes and escapes among them.
  @ParameterizedTest
  @ValueSource(strings = {"x", "é", "€", "😀", "\\n", "\\u0041"})
  void aTextHasFiveHundredAndTwelveBytesAtMost(String unit) {
    int size = unit.getBytes(UTF_8).length;
    String full = unit.repeat(510 / size) + "x".repeat(510 % size);

    assertThat(read("\"" + full + "\"").problem()).isEmpty();
    assertThat(read("\"" + full + "x\"").problem()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1", "1.", "1e"})
  void aNumberHasFiveHundredAndTwelveBytesAtMost(String beginning) {
    String full = beginning + "0".repeat(512 - beginning.length());

    assertThat(read(full).problem()).isEmpty();
    assertThat(read(full + "0").problem()).isPresent();
  }

  private static RequestId id(String spelling) {
    return read(spelling).id().orElseThrow();
  }

  private static Envelope read(String spelling) {
    String message = "{\"action\":\"ping\",\"id\":" + spelling + "}";
    return EnvelopeReader.read(message.getBytes(UTF_8));
  }
}
