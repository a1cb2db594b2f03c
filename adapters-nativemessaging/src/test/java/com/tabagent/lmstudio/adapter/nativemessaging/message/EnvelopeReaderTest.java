package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A message is taken apart without a byte of it being changed, whatever is in it.
class EnvelopeReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"action\":\"ping\"",
        "{\"action\":\"ping\"} x",
        "{\"action\":\"ping\"}{}",
        "{\"action\":'ping'}",
        "{action:\"ping\"}",
        "{\"action\":\"ping\",}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "[1,2",
        "nul",
        "\uFEFF{\"action\":\"ping\"}"
      })
  void whatIsNoJsonIsBadJson(String frame) {
    assertThat(code(read(frame))).contains(FailureCode.BAD_JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"text\"",
        "1",
        "null",
        "{}",
        "{\"action\":null}",
        "{\"action\":1}",
        "{\"action\":[\"ping\"]}",
        "{\"action\":\"ping\",\"id\":true}",
        "{\"action\":\"ping\",\"id\":null}",
        "{\"action\":\"ping\",\"id\":{}}",
        "{\"action\":\"ping\",\"id\":[1]}",
        "{\"action\":\"ping\",\"action\":\"hello\"}"
      })
  void jsonThatIsNoRequestIsABadRequest(String frame) {
    assertThat(code(read(frame))).contains(FailureCode.BAD_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 12, 17, 18})
  void whatIsNotUtf8IsBadJsonWhereverItIs(int at) {
    byte[] frame = bytes("{\"action\":\"ping__\"}");
    frame[at] = (byte) 0xFF;

    assertThat(code(EnvelopeReader.read(frame))).contains(FailureCode.BAD_JSON);
  }

  @Test
  void anotherEncodingIsBadJson() {
    byte[] frame = "{\"action\":\"ping\"}".getBytes(StandardCharsets.UTF_16LE);

    assertThat(code(EnvelopeReader.read(frame))).contains(FailureCode.BAD_JSON);
  }

  @Test
  void nestingHasALimit() {
    // The message itself is the first level.
    assertThat(read(nested(JsonFormat.DEEPEST - 1)).problem()).isEmpty();
    assertThat(code(read(nested(JsonFormat.DEEPEST)))).contains(FailureCode.BAD_JSON);
    assertThat(code(read(nested(1_000_000)))).contains(FailureCode.BAD_JSON);
  }

  private static String nested(int levels) {
    return "{\"action\":\"openai\",\"body\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
  }

  @Test
  void idAndActionAreKnownEvenOfABadMessage() {
    Envelope broken = read("{\"id\":7,\"action\":\"openai\",\"body\":{\"a\":]}");

    assertThat(code(broken)).contains(FailureCode.BAD_JSON);
    assertThat(broken.id()).map(RequestId::toString).contains("7");
    assertThat(broken.action()).contains("openai");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "7",
        "-7",
        "7.0",
        "1e2",
        "123456789012345678901234567890",
        "\"7\"",
        "\"\"",
        "\"\\u00e9\\\"\""
      })
  void anIdIsKeptAsItWasSpelt(String spelling) {
    Envelope envelope = read("{\"id\": " + spelling + " ,\"action\":\"ping\"}");

    assertThat(envelope.problem()).isEmpty();
    assertThat(envelope.id()).map(RequestId::toString).contains(spelling);
  }

  @Test
  void aTextAndANumberAreTwoIds() {
    assertThat(id("1")).isNotEqualTo(id("\"1\"")).isEqualTo(id("1"));
    assertThat(id("\"\\u0031\"")).isEqualTo(id("\"1\""));
  }

  private static Optional<RequestId> id(String spelling) {
    return read("{\"action\":\"ping\",\"id\":" + spelling + "}").id();
  }

  @Test
  void anIdThatWouldNotFitIntoEveryAnswerIsRefused() {
    String longest = "\"" + "x".repeat(RequestId.LONGEST - 2) + "\"";

    assertThat(id(longest)).isPresent();
    assertThat(id("\"" + longest.substring(1, longest.length() - 1) + "x\"")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"temperature\":1.00,\"top_p\":1e2,\"seed\":12345678901234567890123456789}",
        "{ \"a\" : 1,\n\t\"a\":2 , \"unknown\":null}",
        "{\"text\":\"\\u00e9 é \\ud83d\\ude00 \\\" \\\\\"}",
        "{\"ends with\":\"a backslash \\\\\"}",
        "{\"brackets\":\"]}\",\"nested\":{\"deep\":[{},[]]}}"
      })
  void aBodyIsSlicedByteForByte(String body) {
    Envelope envelope =
        read("{\"action\":\"openai\", \"body\" :  " + body + "  ,\"path\":\"/v1/models\"}");

    assertThat(envelope.problem()).isEmpty();
    assertThat(envelope.parameters().object("body").map(JsonPayload::text)).contains(body);
    assertThat(envelope.parameters().text("path")).contains("/v1/models");
  }

  @Test
  void aMessageHasSoManyFieldsAndNoMore() {
    assertThat(read(withFields(998)).problem()).isEmpty();
    assertThat(code(read(withFields(1_001)))).contains(FailureCode.BAD_REQUEST);
  }

  private static String withFields(int count) {
    var json = new StringBuilder("{\"action\":\"ping\"");
    for (int field = 0; field < count; field++) {
      json.append(",\"field").append(field).append("\":0");
    }
    return json.append('}').toString();
  }

  private static Envelope read(String frame) {
    return EnvelopeReader.read(bytes(frame));
  }

  private static Optional<FailureCode> code(Envelope envelope) {
    return envelope.problem().map(Failure::code);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
