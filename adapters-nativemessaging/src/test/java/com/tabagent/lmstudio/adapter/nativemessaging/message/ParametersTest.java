package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A field is opened as what it has to be; what is out of range is told by the field's name.
class ParametersTest {

  @Test
  void whatIsAbsentIsEmpty() {
    assertThat(Parameters.NONE.text("x")).isEmpty();
    assertThat(Parameters.NONE.flag("x")).isFalse();
    assertThat(Parameters.NONE.integer("x", 0, 1)).isEmpty();
    assertThat(Parameters.NONE.number("x")).isEmpty();
    assertThat(Parameters.NONE.object("x")).isEmpty();
    assertThat(Parameters.NONE.array("x")).isEmpty();
    assertThat(Parameters.NONE.parameters("x")).isEmpty();
    assertThat(Parameters.NONE.texts("x", 1)).isEmpty();
    assertThat(Parameters.NONE.requestId("x")).isEmpty();
    assertThat(Parameters.NONE.except(List.of())).isEmpty();
  }

  /// Otherwise two requests would share the id of none.
  @Test
  void anIdThatIsNullIsNotAbsent() {
    refused(() -> x("null").requestId("x"), "'x' must be a string or a number");
  }

  @Test
  void whatIsRequiredMustBeThere() {
    assertThat(x("\"a\"").requireText("x")).isEqualTo("a");
    assertThat(x("\"\"").requireText("x")).isEmpty();
    refused(() -> Parameters.NONE.requireText("x"), "The field 'x' is missing.");
    refused(() -> x("null").requireText("x"), "The field 'x' is missing.");
    refused(() -> x("1").requireText("x"), "The field 'x' must be a string.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"\"               | ``",
        "\"a\\\"b\"         | a\"b",
        "\"a\\\\\"          | a\\",
        "\"\\/\\n\\t\\u00e9\" | `/\n\té`",
        "\"é€😀\"           | é€😀",
        "\"\\ud83d\\ude00\" | 😀",
        "\"null\"           | null",
      })
  void aTextIsDecoded(String json, String text) {
    assertThat(x(json).text("x")).contains(text);
  }

  @Test
  void halfACharacterThatIsEscapedIsStillAText() {
    assertThat(x("\"a\\ud800b\"").text("x")).contains("a\ud800b");
  }

  @Test
  void aRawTextIsWhatStandsBetweenItsQuotes() {
    assertThat(x("\"\"").rawText("x").map(JsonPayload::text)).contains("");
    assertThat(x("\"a\\\"\\u00e9\"").rawText("x").map(JsonPayload::text)).contains("a\\\"\\u00e9");
    assertThat(Parameters.NONE.rawText("x")).isEmpty();
    refused(() -> x("[]").rawText("x"), "The field 'x' must be a string.");
  }

  @Test
  void aFlagIsWhatItSays() {
    assertThat(x("true").flag("x")).isTrue();
    assertThat(x("false").flag("x")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {-5, -4, 0, 9, 10})
  void theLimitsOfAnIntegerBelongToIt(long value) {
    assertThat(x(Long.toString(value)).integer("x", -5, 10)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-6",
        "11",
        "1.0",
        "1e1",
        "-99999999999999999999999999",
        "9223372036854775808",
        "18446744073709551617",
        "123456789012345678901234567890"
      })
  void anIntegerOutOfRangeIsToldWithItsRange(String value) {
    refused(() -> x(value).integer("x", -5, 10), "'x' must be a whole number from -5 to 10.");
  }

  /// More digits than these are never wanted, and are not read.
  @ParameterizedTest
  @ValueSource(longs = {999_999_999_999_999_999L, -99_999_999_999_999_999L})
  void anIntegerMayHaveEighteenCharacters(long value) {
    assertThat(x(Long.toString(value)).integer("x", value, value)).contains(value);
  }

  @Test
  void minusZeroIsZero() {
    assertThat(x("-0").integer("x", 0, 1)).contains(0L);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, -1", "0.7, 0.7", "1e-3, 0.001", "1E2, 100", "1.00, 1", "2, 2"})
  void aNumberMayBeWrittenInAnyWay(String json, double value) {
    assertThat(x(json).number("x")).contains(value);
  }

  @Test
  void objectsAndArraysStayTheBytesThatCame() {
    String object = "{ \"a\" :1.00 , \"a\":\"\\u00e9\",\"b\":[ ]}";
    String array = "[ 1e2, {\"a\" : null} ,\"]\" ]";

    assertThat(x(object).object("x").map(JsonPayload::text)).contains(object);
    assertThat(x(array).array("x").map(JsonPayload::text)).contains(array);
  }

  @Test
  void aFieldThatIsAnObjectHasFieldsOfItsOwn() {
    Parameters inner =
        x("{\"a\":\"text\" , \"n\": 5, \"o\":{\"p\":\"\\\"}\"}}").parameters("x").orElseThrow();

    assertThat(inner.text("a")).contains("text");
    assertThat(inner.integer("n", 0, 9)).contains(5L);
    assertThat(inner.parameters("o").orElseThrow().text("p")).contains("\"}");
    assertThat(inner.text("x")).isEmpty();
  }

  @Test
  void aFieldTwiceInsideAnObjectIsToldWhereTheHostOpensIt() {
    Parameters parameters = x("{\"a\":1,\"a\":2}");

    refused(() -> parameters.parameters("x"), "The field 'x' has the field 'a' twice.");
    assertThat(parameters.object("x")).isPresent();
  }

  @Test
  void anObjectThatIsOpenedHasAThousandFieldsAtMost() {
    assertThat(x(manyFields(1_000)).parameters("x")).isPresent();
    refused(() -> x(manyFields(1_001)).parameters("x"), "'x' has more than 1000 fields");
  }

  private static String manyFields(int count) {
    var json = new StringBuilder("{");
    for (int field = 0; field < count; field++) {
      json.append(field == 0 ? "" : ",").append("\"f").append(field).append("\":0");
    }
    return json.append('}').toString();
  }

  @Test
  void textsComeInTheirOrderUpToTheirLimit() {
    assertThat(x("[ \"b\",\"a\" , \"a\",\"\\u00e9\"]").texts("x", 4))
        .containsExactly("b", "a", "a", "é");
    assertThat(x("[]").texts("x", 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"a\",\"b\",\"c\"]",
        "[1]",
        "[\"a\",null]",
        "[true]",
        "[[]]",
        "[[\"a\"]]",
        "[{}]"
      })
  void otherListsAreTold(String list) {
    refused(() -> x(list).texts("x", 2), "'x' must be an array of at most 2 strings.");
  }

  @Test
  void theRestComesAsItIsAndInItsOrder() {
    Parameters parameters =
        fields("{\"z\":1.00,\"action\":\"a\",\"b\":null,\"known\":2,\"a\": [ 1 ] }");

    Map<String, JsonPayload> rest = parameters.except(List.of("action", "known", "absent"));

    assertThat(rest.keySet()).containsExactly("z", "b", "a");
    assertThat(rest.values()).map(JsonPayload::text).containsExactly("1.00", "null", "[ 1 ]");
  }

  /// The caller's own words come back in a sentence: not all of them.
  @Test
  void aNameThatIsLongIsShortened() {
    assertThat(Parameters.shortened("x".repeat(100))).isEqualTo("x".repeat(100));
    assertThat(Parameters.shortened("x".repeat(101))).isEqualTo("x".repeat(100) + "...");
    assertThat(Parameters.shortened("x".repeat(1_000_000))).hasSize(103);
    assertThat(Parameters.shortened("/home/" + "ann/secret")).doesNotContain("ann");
  }

  private static Parameters x(String value) {
    return fields("{\"action\":\"a\",\"x\": " + value + " }");
  }

  private static Parameters fields(String message) {
    Envelope envelope = EnvelopeReader.read(message.getBytes(UTF_8));
    assertThat(envelope.problem()).as(message).isEmpty();
    return envelope.parameters();
  }

  private static void refused(ThrowingCallable reading, String sentence) {
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(reading)
        .satisfies(
            refusal -> {
              assertThat(refusal.failure().code()).isEqualTo(FailureCode.BAD_REQUEST);
              assertThat(refusal.failure().message()).contains(sentence);
            });
  }
}
