package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A piece of a request is told from a request by its fields, wherever they stand.
class EnvelopePartTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"part\",\"id\":7,\"index\":0,\"data\":\"a\\\"b\"}",
        "{\"data\":\"a\\\"b\", \"index\":0 ,\"id\":7,\"\\u0074ype\":\"p\\u0061rt\"}",
      })
  void aPartNeedsNoAction(String message) {
    Envelope envelope = read(message);

    assertThat(envelope.part()).isTrue();
    assertThat(envelope.problem()).isEmpty();
    assertThat(envelope.action()).isEmpty();
    assertThat(envelope.id()).map(RequestId::toString).contains("7");
    assertThat(envelope.parameters().rawText("data").map(JsonPayload::text)).contains("a\\\"b");
  }

  @Test
  void whatHasAnActionIsARequestWhateverElseItHolds() {
    Envelope envelope = read("{\"id\":7,\"action\":\"ping\",\"type\":\"part\"}");

    assertThat(envelope.part()).isFalse();
    assertThat(envelope.action()).contains("ping");
    assertThat(envelope.problem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "1", "true", "[\"part\"]", "\"\"", "\"Part\"", "\"parts\"", "\"token\""})
  void anyOtherTypeIsARequestWithoutAnAction(String type) {
    isARequestWithoutAnAction("{\"id\":7,\"type\":" + type + "}");
  }

  @Test
  void aTypeOfAnyLengthIsLookedAtWithoutHarm() {
    isARequestWithoutAnAction("{\"id\":7,\"type\":\"" + "x".repeat(100_000) + "\"}");
  }

  private static void isARequestWithoutAnAction(String message) {
    Envelope envelope = read(message);

    assertThat(envelope.part()).isFalse();
    assertThat(envelope.id()).isPresent();
    assertThat(envelope.problem())
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.code()).isEqualTo(FailureCode.BAD_REQUEST);
              assertThat(problem.message()).isEqualTo("The field 'action' is missing.");
            });
  }

  private static Envelope read(String message) {
    return EnvelopeReader.read(message.getBytes(UTF_8));
  }
}
