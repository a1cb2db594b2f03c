package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is JSON that any browser reads, and what was JSON before is not touched.
class JsonOutTest {

  @Test
  void fieldsComeInTheOrderInWhichTheyAreWritten() {
    String json =
        JsonOut.object(
            out ->
                out.field("z", "text")
                    .field("a", true)
                    .field("m", false)
                    .field("b", 0)
                    .object("o", inner -> inner.field("p", 1).object("q", deeper -> {}))
                    .texts("l", List.of("b", "a"))
                    .objects("s", List.of(first -> first.field("n", 1), second -> {}))
                    .texts("t", Map.of("u", "v"))
                    .field("end", "e"));

    assertThat(json)
        .isEqualTo(
            "{\"z\":\"text\",\"a\":true,\"m\":false,\"b\":0,\"o\":{\"p\":1,\"q\":{}},"
                + "\"l\":[\"b\",\"a\"],\"s\":[{\"n\":1},{}],\"t\":{\"u\":\"v\"},\"end\":\"e\"}");
  }

  @Test
  void anObjectMayBeEmpty() {
    assertThat(JsonOut.object(out -> {})).isEqualTo("{}");
    assertThat(JsonOut.object(out -> out.texts("l", List.of()).texts("m", Map.of())))
        .isEqualTo("{\"l\":[],\"m\":{}}");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 9_007_199_254_740_993L, Long.MAX_VALUE, Long.MIN_VALUE})
  void wholeNumbersKeepAllTheirDigits(long value) {
    assertThat(JsonOut.object(out -> out.field("n", value))).isEqualTo("{\"n\":" + value + "}");
  }

  @Test
  void whatIsEmptyIsLeftOut() {
    assertThat(
            JsonOut.object(
                out -> out.field("a", Optional.empty()).field("b", Optional.of("")).field("c", 1)))
        .isEqualTo("{\"b\":\"\",\"c\":1}");
  }

  @Test
  void aMapOfTextsKeepsItsOrder() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("x-request-id", "1");
    headers.put("content-type", "a\"b");

    assertThat(JsonOut.object(out -> out.texts("h", headers)))
        .isEqualTo("{\"h\":{\"x-request-id\":\"1\",\"content-type\":\"a\\\"b\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"`  | \\\"",
        "`\\`  | \\\\",
        "`\n`  | \\n",
        "`\r`  | \\r",
        "`\t`  | \\t",
        "`\b`  | \\b",
        "`\f`  | \\f",
        "`\0`  | \\u0000",
        "`\u001F` | \\u001F",
        "/     | /",
      })
  void whatMustBeEscapedIs(String text, String escaped) {
    assertThat(written(text)).isEqualTo("\"" + escaped + "\"");
  }

  @Test
  void everyCharacterComesBackFromAStrictReader() {
    for (int from = 0; from < 0x11_0000; from += 0x1_000) {
      var all = new StringBuilder();
      for (int code = from; code < from + 0x1_000; code++) {
        if (code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE) {
          all.appendCodePoint(code);
        }
      }
      check(all.toString());
    }
  }

  /// Half a character cannot be written in UTF-8; a model, or a caller, may escape one.
  @ParameterizedTest
  @ValueSource(
      strings = {"\ud800", "a\ud83d", "\ude00b", "\ude00\ud83d", "\ud83d\ud83d\ude00", "\ud83dx"})
  void halfACharacterIsEscapedAndNeverBreaksTheText(String text) {
    check(text);
  }

  /// A generator writes through a buffer: nothing may depend on where it is full.
  @Test
  void longTextsAreWrittenWhole() {
    for (int length = 7_990; length < 8_010; length++) {
      check("x".repeat(length) + "😀\n€é\u2028" + "\ud800");
    }
    check("\u0001é😀".repeat(20_000));
  }

  private static void check(String text) {
    String json = JsonOut.object(out -> out.field("f", text));

    assertThat(Json.read(json).path("f").textValue()).isEqualTo(text);
    assertThat(Json.read(written(text)).textValue()).isEqualTo(text);
  }

  private static String written(String text) {
    var target = new ByteArrayOutputStream();
    JsonOut.writeText(target, text);
    byte[] bytes = target.toByteArray();
    assertThat(Utf8.validPrefix(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    return target.toString(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.00",
        "1e2",
        "12345678901234567890123456789",
        "\"\\u00e9\\/\"",
        "{ \"a\" : 1 ,\n\"a\":2}",
        "[ ]",
        "null",
        "\"\\ud800\""
      })
  void rawJsonGoesThroughByteForByteWhereverItStands(String json) {
    JsonPayload payload = JsonPayload.of(json);

    assertThat(JsonOut.object(out -> out.raw("r", payload))).isEqualTo("{\"r\":" + json + "}");
    assertThat(JsonOut.object(out -> out.field("a", 1).raw("r", payload).raw("s", payload)))
        .isEqualTo("{\"a\":1,\"r\":" + json + ",\"s\":" + json + "}");
    assertThat(JsonOut.object(out -> out.object("o", in -> in.raw("r", payload)).field("a", 1)))
        .isEqualTo("{\"o\":{\"r\":" + json + "},\"a\":1}");
    assertThat(JsonOut.object(out -> out.rawOrText("r", payload)))
        .isEqualTo("{\"r\":" + json + "}");
  }

  @Test
  void ofRawJsonOnlyTheSliceIsWritten() {
    JsonPayload slice = JsonPayload.slice("xx[1]yy".getBytes(UTF_8), 2, 3);

    assertThat(JsonOut.object(out -> out.raw("r", slice).rawOrText("s", slice)))
        .isEqualTo("{\"r\":[1],\"s\":[1]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "<html>\"é\"</html>",
        "{",
        "{\"a\":1} x",
        "{\"a\":1}{\"a\":2}",
        "{\"a\":1}\n2",
        "[1,]",
        "{'a':1}",
        "NaN",
        "01",
        "tru",
        "\"open",
        "\"\t\"",
        "\"\\x\"",
        "\uFEFF{}",
        "[DONE]",
        "// {}"
      })
  void whatIsNoJsonBecomesAText(String text) {
    String json = JsonOut.object(out -> out.rawOrText("r", JsonPayload.of(text)).field("e", 1));

    assertThat(Json.read(json).path("r").textValue()).isEqualTo(text);
    assertThat(Json.read(json).path("e").intValue()).isEqualTo(1);
  }

  /// As a browser's decoder would replace it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "61ff62       | \"a\uFFFDb\"",
        "22ff22       | \"\uFFFD\"",
        "7b2261223a22c3227d | {\"a\":\"\uFFFD\"}",
        "7b22c3a980223a317d | {\"é\uFFFD\":1}",
        "22f09f9822    | \"\uFFFD\"",
        "7b7dff       | \"{}\uFFFD\"",
      })
  void whatIsNotUtf8IsReplaced(String hex, String expected) {
    JsonPayload payload = JsonPayload.of(HexFormat.of().parseHex(hex));

    assertThat(JsonOut.object(out -> out.rawOrText("r", payload)))
        .isEqualTo("{\"r\":" + expected + "}");
  }

  @Test
  void whatNestsTooDeepIsPassedOnAsAText() {
    String deep = "[".repeat(501) + "]".repeat(501);
    String json = JsonOut.object(out -> out.rawOrText("r", JsonPayload.of(deep)));

    assertThat(json).isEqualTo("{\"r\":\"" + deep + "\"}");
  }
}
