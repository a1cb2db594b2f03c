package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong with a message, its code is the right one, and its id and action come back as
/// far as they can be read.
class EnvelopeProblemsTest {
  private static final String DEEP = "[".repeat(500) + "]".repeat(500);

  /// Code, id and action that are found; a dash where there is none.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Nothing is wrong.
        "-           | -     | ping | {\"action\":\"ping\"}",
        "-           | 1     | ping | {\"id\":1,\"action\":\"ping\"}",
        "-           | 1     | ping | `\r\n\t {\"action\" : \"ping\" , \"id\" : 1 } \n`",
        "-           | -     | `ping\n` | {\"action\":\"ping\\n\"}",
        "-           | -     | ping | {\"\\u0061ction\":\"\\u0070ing\"}",
        "-           | -     | ``   | {\"action\":\"\"}",
        "-           | -     | ping | {\"action\":\"ping\",\"Action\":1,\"ID\":true,\"\":null}",
        "-           | -     | a\ud800 | {\"action\":\"a\\ud800\"}",
        "-           | -     | \ude00a | {\"action\":\"\\uDE00a\",\"x\":[\"\\ud800\"]}",
        // No JSON.
        "BAD_JSON    | -     | -    | ``",
        "BAD_JSON    | -     | -    | ` \t\r\n`",
        "BAD_JSON    | -     | -    | {",
        "BAD_JSON    | -     | -    | {\"action",
        "BAD_JSON    | -     | -    | {\"action\"",
        "BAD_JSON    | -     | -    | {\"action\":",
        "BAD_JSON    | -     | -    | {\"action\":\"ping",
        "BAD_JSON    | -     | -    | {\"action\":\"ping\\",
        "BAD_JSON    | -     | -    | {\"action\":\"ping\"",
        "BAD_JSON    | -     | ping | {\"action\":\"ping\",",
        "BAD_JSON    | -     | ping | {\"action\":\"ping\",\"id\":1",
        "BAD_JSON    | -     | ping | {\"action\":\"ping\",\"id\":1x,\"a\":2}",
        "BAD_JSON    | -     | ping | {\"action\":\"ping\",\"id\":\"\\u12\",\"a\":2}",
        "BAD_JSON    | -     | ping | {\"action\":\"ping\",\"id\":\"\\x\",\"a\":2}",
        "BAD_JSON    | -     | ping | {\"action\":\"ping\",\"id\":\"\t\",\"a\":2}",
        "BAD_JSON    | 1     | ping | `{\"action\":\"ping\",\"id\":1 `",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1 \"a\":2}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1,}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1,\"a\":\"\\x\"}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1,\"a\":\"\\u12\"}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1,\"a\":\"\t\"}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1,\"a\":+1}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1,\"a\":1.}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1,\"a\":.5}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1,\"a\":Infinity}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1,\"a\":tru}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1,\"a\":[1,]}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1,/**/\"a\":1}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1}}",
        "BAD_JSON    | 1     | ping | {\"action\":\"ping\",\"id\":1} null",
        "BAD_JSON    | 1     | ping | `{\"action\":\"ping\",\"id\":1}\n{\"action\":\"ping\"}`",
        "BAD_JSON    | -     | -    | [1,2",
        "BAD_JSON    | -     | -    | [1] 2",
        "BAD_JSON    | -     | -    | \"text",
        "BAD_JSON    | -     | -    | 1 2",
        "BAD_JSON    | -     | -    | nothing",
        // JSON, and no request.
        "BAD_REQUEST | -     | -    | []",
        "BAD_REQUEST | -     | -    | [{\"action\":\"ping\",\"id\":1}]",
        "BAD_REQUEST | -     | -    | \"ping\"",
        "BAD_REQUEST | -     | -    | -1.5e3",
        "BAD_REQUEST | -     | -    | true",
        "BAD_REQUEST | -     | -    | null",
        "BAD_REQUEST | -     | -    | {}",
        "BAD_REQUEST | 1     | -    | {\"id\":1}",
        "BAD_REQUEST | 1     | -    | {\"id\":1,\"ACTION\":\"ping\"}",
        "BAD_REQUEST | 1     | -    | {\"id\":1,\"action\":null}",
        "BAD_REQUEST | 1     | -    | {\"id\":1,\"action\":1}",
        "BAD_REQUEST | 1     | -    | {\"id\":1,\"action\":1.5}",
        "BAD_REQUEST | 1     | -    | {\"id\":1,\"action\":true}",
        "BAD_REQUEST | 1     | -    | {\"id\":1,\"action\":false}",
        "BAD_REQUEST | 1     | -    | {\"id\":1,\"action\":[\"ping\"]}",
        "BAD_REQUEST | 1     | -    | {\"id\":1,\"action\":{\"action\":\"ping\"}}",
        "BAD_REQUEST | -     | ping | {\"action\":\"ping\",\"id\":null}",
        "BAD_REQUEST | -     | ping | {\"action\":\"ping\",\"id\":true}",
        "BAD_REQUEST | -     | ping | {\"action\":\"ping\",\"id\":false}",
        "BAD_REQUEST | -     | ping | {\"action\":\"ping\",\"id\":[]}",
        "BAD_REQUEST | -     | ping | {\"action\":\"ping\",\"id\":{\"id\":1}}",
        "BAD_REQUEST | \"a\" | ping | {\"id\":\"a\",\"action\":\"ping\",\"x\":1,\"x\":1}",
        "BAD_REQUEST | 1     | ping | {\"id\":1,\"action\":\"ping\",\"x\":1,\"\\u0078\":1}",
        "BAD_REQUEST | 1     | ping | {\"id\":1,\"action\":\"ping\",\"id\":2}",
        "BAD_REQUEST | 1     | ping | {\"id\":1,\"action\":\"ping\",\"action\":\"hello\"}",
        // Both: that it is no JSON goes before.
        "BAD_JSON    | -     | -    | {\"action\":1,",
        "BAD_JSON    | -     | -    | {\"id\":true,\"a\":}",
        "BAD_JSON    | 1     | ping | {\"id\":1,\"action\":\"ping\",\"id\":2",
        "BAD_JSON    | 1     | ping | {\"id\":1,\"action\":\"ping\",\"id\":2} x",
        "BAD_JSON    | 1     | -    | {\"id\":1,\"action\":null}]",
      })
  void aMessageHasItsCodeAndWhatCouldBeRead(String code, String id, String action, String message) {
    Envelope envelope = EnvelopeReader.read(message.getBytes(UTF_8));

    assertThat(code(envelope).orElse("-")).isEqualTo(code);
    assertThat(envelope.id().map(RequestId::toString).orElse("-")).isEqualTo(id);
    assertThat(envelope.action().orElse("-")).isEqualTo(action);
  }

  @Test
  void nestingTooDeepGoesBeforeWhatElseIsWrong() {
    Envelope envelope = read("{\"id\":1,\"action\":5,\"body\":" + DEEP + "}");

    assertThat(code(envelope)).contains("BAD_JSON");
    assertThat(envelope.id()).map(RequestId::toString).contains("1");
    assertThat(envelope.problem().orElseThrow().message()).contains("500");
  }

  @Test
  void anArrayMayNestAsDeepAsAnObject() {
    assertThat(code(read(DEEP))).contains("BAD_REQUEST");
    assertThat(code(read("[" + DEEP + "]"))).contains("BAD_JSON");
  }

  @ParameterizedTest
  @CsvSource({
    "'\u00FF{\"id\":1,\"action\":\"ping\"}', -, -",
    "'{\"id\":1,\"action\":\"p\u00FFng\"}', 1, -",
    "'{\"id\":1,\"action\":\"ping\",\"a\":\"\u00C3\"}', 1, ping",
    "'{\"id\":1,\"action\":\"ping\",\"a\":\"\u00C0\u0080\"}', 1, ping",
    "'{\"id\":1,\"action\":\"ping\",\"a\":{\"b\":[\"\u00ED\u00A0\u0080\"]}}', 1, ping",
    "'{\"id\":1,\"action\":\"ping\",\"\u00FF\":0}', 1, ping",
    "'{\"id\":1,\"action\":\"ping\"}\u00FF', 1, ping",
    "'{\"id\":1,\"action\":5}\u00FF', 1, -",
    "'[]\u00FF', -, -",
  })
  void whatIsNotUtf8IsNamedAndWhatCameBeforeItIsRead(String latin1, String id, String action) {
    Envelope envelope = EnvelopeReader.read(latin1.getBytes(ISO_8859_1));

    assertThat(code(envelope)).contains("BAD_JSON");
    assertThat(envelope.problem().orElseThrow().message()).contains("UTF-8");
    assertThat(envelope.id().map(RequestId::toString).orElse("-")).isEqualTo(id);
    assertThat(envelope.action().orElse("-")).isEqualTo(action);
  }

  @Test
  void otherEncodingsAreBadJson() {
    String message = "{\"action\":\"ping\"}";

    assertThat(code(EnvelopeReader.read(message.getBytes(UTF_16LE)))).contains("BAD_JSON");
    assertThat(code(EnvelopeReader.read(message.getBytes(UTF_16BE)))).contains("BAD_JSON");
    assertThat(code(read("\uFEFF" + message))).contains("BAD_JSON");
    assertThat(code(EnvelopeReader.read(("\uFEFF" + message).getBytes(UTF_16LE))))
        .contains("BAD_JSON");
  }

  @ParameterizedTest
  @ValueSource(ints = {999, 1_000})
  void aThousandFieldsAreARequest(int count) {
    assertThat(read(withFields(count)).problem()).isEmpty();
  }

  @Test
  void oneMoreIsNone() {
    Envelope envelope = read(withFields(1_001));

    assertThat(code(envelope)).contains("BAD_REQUEST");
    assertThat(envelope.problem().orElseThrow().message()).contains("1000");
    assertThat(envelope.action()).contains("ping");
    assertThat(envelope.id()).isPresent();
  }

  /// The id and the action count among them.
  private static String withFields(int count) {
    var json = new StringBuilder("{\"action\":\"ping\",\"id\":1");
    for (int field = 2; field < count; field++) {
      json.append(",\"f").append(field).append("\":0");
    }
    return json.append('}').toString();
  }

  @ParameterizedTest
  @CsvSource({"action, 1", "id, []", "x, '1,\"x\":2'"})
  void theMessageNamesTheField(String field, String value) {
    String action = field.equals("action") ? "" : "\"action\":\"ping\",";
    Envelope envelope = read("{" + action + "\"" + field + "\":" + value + "}");

    assertThat(code(envelope)).contains("BAD_REQUEST");
    assertThat(envelope.problem().orElseThrow().message()).contains("'" + field + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"ping\"", "1", "null"})
  void whoeverSendsSomethingElseIsToldThatItMustBeAnObject(String message) {
    assertThat(read(message).problem().orElseThrow().message())
        .isEqualTo("The message must be a JSON object.");
  }

  private static Envelope read(String message) {
    return EnvelopeReader.read(message.getBytes(UTF_8));
  }

  private static Optional<String> code(Envelope envelope) {
    return envelope.problem().map(Failure::code).map(FailureCode::name);
  }
}
