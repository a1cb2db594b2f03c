package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A message is taken apart without a byte of it being changed, however deep it is.
class EnvelopeReaderTest {

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
