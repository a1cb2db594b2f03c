package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
  private static final int CASES = 100_000;

  /// What a mutation is made from: every kind of token, in and out of order, and real events.
  private static final List<String> SEEDS =
      List.of(
          "{\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" the\"},"
              + "\"logprobs\":null,\"finish_reason\":null}],\"usage\":{\"total\":1.5e-3}}",
          "{\"error\":{\"message\":\"no \\\"model\\\"\",\"code\":null}}",
          "{\"a\":[],\"error\":\"x\"}",
          "{\"\\u0065rr\\u006fr\":\"x\",\"error\":null}",
          "{ \"error\" : { } , \"error\" : 1 }",
          "[{\"error\":\"x\"},[[]],{},[{}],\"\",0,-0.0e+10,1E5,true,false,null]",
          "\"\\u00e9\\ud83c\\n\\/ é 日本 🎈\\\\\"",
          " \t\r\n[1 , 2]\n",
          "-12.50",
          "{\"a\":{\"b\":{\"c\":[[[{\"d\":\"\"}]]]}}}");

  private static final String PIECES =
      "{}[]\",:\\/ \t\n\r0123456789.-+eEtrufalsn\u0000\u001f\u007f";

  private final JsonScanner scanner = new JsonScanner();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "{]",
        "[}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "{1:1}",
        "'a'",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u123\"",
        "\"a\nb\"",
        "\"\u0000\"",
        "01",
        "1.",
        ".5",
        "-",
        "+1",
        "1e",
        "1e+",
        "0x1",
        "NaN",
        "tru",
        "nulll",
        "truefalse",
        "1 2",
        "{} {}",
        "// a\n1",
        "\ufeff1",
        "1\u00a0",
        "\f1"
      })
  void whatIsNoJsonIsFoundOut(String text) {
    assertThat(read(text.getBytes(UTF_8))).isEqualTo(Finding.NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"\"}",
        "{\"error\":{}}",
        "{\"a\":1,\"error\" : \"x\"}",
        "{\"error\":null,\"error\":\"x\"}",
        "{\"err\\u006Fr\":\"x\"}",
        "{\"\\u0065\\u0072\\u0072\\u006f\\u0072\":{}}"
      })
  void anErrorIsOneAtTheTopThatIsATextOrAnObject(String text) {
    assertThat(read(text.getBytes(UTF_8))).isEqualTo(Finding.ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":null}",
        "{\"error\":[]}",
        "{\"error\":1}",
        "{\"a\":{\"error\":\"x\"}}",
        "[{\"error\":\"x\"}]",
        "{\"errors\":\"x\"}",
        "{\"erro\":\"x\"}",
        "{\"Error\":\"x\"}",
        "{\"\\\\u0065rror\":\"x\"}",
        "{\"a\":\"error\"}",
        "\"error\"",
        "{}",
        "[]",
        "0",
        "-0",
        " 1 "
      })
  void othersAreOrdinaryValues(String text) {
    assertThat(read(text.getBytes(UTF_8))).isEqualTo(Finding.VALUE);
  }

  @Test
  void nestingIsBounded() {
    String deepest = "[{\"a\":".repeat(500) + "1" + "}]".repeat(500);
    assertThat(read(deepest.getBytes(UTF_8))).isEqualTo(Finding.VALUE);
    assertThat(read(("[" + deepest + "]").getBytes(UTF_8))).isEqualTo(Finding.NOT_JSON);
    // As if the level that is too deep had not been opened.
    assertThat(read(("[".repeat(1_001) + "]".repeat(1_000)).getBytes(UTF_8)))
        .isEqualTo(Finding.NOT_JSON);
  }

  @Test
  void aValueEndsWhereItEnds() {
    byte[] text = "xx {\"a\":[1,2]} tail".getBytes(UTF_8);
    assertThat(scanner.end(text, 2, text.length)).isEqualTo(14);
    assertThat(scanner.oneLine()).isTrue();
    for (int limit = 2; limit < 14; limit++) {
      assertThat(scanner.end(text, 2, limit)).as("cut off at %d", limit).isEqualTo(-1);
    }
  }

  /// Neither behind the limit, nor behind the end of the array.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"ab\"",
        "\"é\"",
        "\"日\"",
        "\"🎈\"",
        "\"\\n\"",
        "\"\\u00e9\"",
        "true",
        "null",
        "[1]",
        "{\"error\":\"x\"}",
      })
  void nothingIsReadBehindTheEnd(String text) {
    byte[] whole = text.getBytes(UTF_8);
    assertThat(scanner.end(whole, 0, whole.length)).isEqualTo(whole.length);
    for (int limit = 0; limit < whole.length; limit++) {
      assertThat(scanner.end(whole, 0, limit)).as("cut off at %d", limit).isEqualTo(-1);
      assertThat(scanner.end(Arrays.copyOf(whole, limit), 0, limit)).isEqualTo(-1);
    }
  }

  @Test
  void linesAreSeen() {
    for (String text : List.of("[\n1]", "{\"a\":\r1}", "\n1")) {
      byte[] bytes = text.getBytes(UTF_8);
      assertThat(scanner.end(bytes, 0, bytes.length)).isEqualTo(bytes.length);
      assertThat(scanner.oneLine()).isFalse();
    }
  }

  /// The parser that everybody trusts, and the strict decoder, are the judges.
  @Test
  void agreesWithTheParserOnWhateverComes() {
    long seed = 20_26;
    var random = new Random(seed);
    int valid = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] text = mutated(SEEDS.get(i % SEEDS.size()).getBytes(UTF_8), random);
      Finding expected = judged(text);
      if (read(text) != expected) {
        throw new AssertionError(
            "seed %d, case %d: %s is %s, not %s"
                .formatted(seed, i, new String(text, ISO_8859_1), read(text), expected));
      }
      valid += expected == Finding.NOT_JSON ? 0 : 1;
    }
    assertThat(valid).as("cases that are JSON").isBetween(CASES / 10, CASES * 9 / 10);
  }

  private Finding read(byte[] text) {
    // In the middle of other bytes, all of which would change what it is.
    byte[] around = ("\"{" + " ".repeat(text.length) + "}\"").getBytes(ISO_8859_1);
    System.arraycopy(text, 0, around, 2, text.length);
    return scanner.read(JsonPayload.slice(around, 2, text.length));
  }

  /// Up to three changes: a byte replaced, put in, or left out, a piece repeated or moved.
  private static byte[] mutated(byte[] text, Random random) {
    byte[] result = text;
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(result.length + 1);
      int end = Math.min(result.length, at + random.nextInt(4));
      byte[] piece =
          switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> new byte[] {(byte) PIECES.charAt(random.nextInt(PIECES.length()))};
            case 2 -> new byte[0];
            default -> cut(text, random);
          };
      var joined = ByteBuffer.allocate(at + piece.length + result.length - end);
      joined.put(result, 0, at).put(piece).put(result, end, result.length - end);
      result = joined.array();
    }
    return result;
  }

  private static byte[] cut(byte[] text, Random random) {
    int from = random.nextInt(text.length);
    return new String(text, from, random.nextInt(text.length - from), ISO_8859_1)
        .getBytes(ISO_8859_1);
  }

  private static Finding judged(byte[] text) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return parsed(text);
    } catch (CharacterCodingException notUtf8) {
      return Finding.NOT_JSON;
    } catch (IOException notJson) {
      return Finding.NOT_JSON;
    }
  }

  private static Finding parsed(byte[] text) throws IOException {
    try (JsonParser parser = Json.parser(JsonPayload.of(text))) {
      boolean error = false;
      JsonToken first = parser.nextToken();
      if (first == null) {
        return Finding.NOT_JSON;
      }
      while (first == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean named = parser.currentName().equals("error");
        JsonToken value = parser.nextToken();
        error |= named && (value == JsonToken.VALUE_STRING || value == JsonToken.START_OBJECT);
        parser.skipChildren();
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        return Finding.NOT_JSON;
      }
      return error ? Finding.ERROR : Finding.VALUE;
    }
  }
}
