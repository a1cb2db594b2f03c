package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No text that the host decodes may be of any length: decoded, it is in memory several times.
class LongTextTest {
  private static final int MOST = Parameters.LONGEST_TEXT;

  /// A string of so many bytes of JSON.
  private static String json(int size) {
    return "\"" + "x".repeat(size - 2) + "\"";
  }

  private static Envelope envelope(String json) {
    return EnvelopeReader.read(json.getBytes(UTF_8));
  }

  @Test
  void aTextOfTheLongestLengthIsTaken() {
    assertThat(envelope("{\"action\":" + json(MOST) + "}").action())
        .hasValueSatisfying(action -> assertThat(action).hasSize(MOST - 2));
  }

  @Test
  void aLongerOneIsABadRequestThatNamesTheField() {
    Envelope envelope = envelope("{\"id\":1,\"action\":" + json(MOST + 1) + "}");

    assertThat(envelope.id()).isPresent();
    assertThat(envelope.problem())
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.code()).isEqualTo(FailureCode.BAD_REQUEST);
              assertThat(failure.message()).contains("'action'", String.valueOf(MOST));
            });
  }

  @Test
  void aLongListOfTextsIsABadRequest() {
    Parameters parameters = envelope("{\"capabilities\":[" + json(MOST) + "]}").parameters();

    assertThatThrownBy(() -> parameters.texts("capabilities", 100))
        .isInstanceOf(LmStudioException.class)
        .hasMessageContaining("capabilities");
  }

  @Test
  void aModelsNameMayBeAsLongAsAnyText() {
    assertThat(ModelName.in(JsonPayload.of("{\"model\":" + json(MOST) + "}"))).hasSize(MOST - 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"model\":%s}", "{\"a\":[1], \"model\" : %s , \"b\":2}"})
  void aModelsNameIsReadUnlessItIsTooLongForOne(String body) {
    assertThat(ModelName.in(JsonPayload.of(body.formatted("\"qw\\u0065n/é\""))))
        .isEqualTo("qwen/é");
    assertThat(ModelName.in(JsonPayload.of(body.formatted(json(MOST + 1))))).isEmpty();
  }
}
