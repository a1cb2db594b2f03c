package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameWriter;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.WrittenFrames;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A request has exactly one reply, and it fits into a frame whatever it is about.
class AnswersReplyTest {
  private static final int LIMIT = 1_048_576;
  private static final Failure DOWN = Failure.of(FailureCode.SERVER_DOWN, "It does not run.");

  private final WrittenFrames written = new WrittenFrames();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``          | ``",
        "7           | `,\"id\":7`",
        "\"7\"       | `,\"id\":\"7\"`",
        "7.00        | `,\"id\":7.00`",
        "\"\\u00e9\" | `,\"id\":\"\\u00e9\"`",
      })
  void aSuccessHasStatusIdActionAndPayload(String id, String field) {
    written.to(id, "ping", true).success(out -> out.field("pong", true));

    assertThat(written.frames())
        .containsExactly(
            "{\"status\":\"success\""
                + field
                + ",\"action\":\"ping\",\"payload\":{\"pong\":true}}");
  }

  @Test
  void anErrorHasAMessageAndACode() {
    Answers answers = written.to("7", "openai", false);
    answers.error(DOWN);

    assertThat(written.frames())
        .containsExactly(
            "{\"status\":\"error\",\"id\":7,\"action\":\"openai\",\"message\":\"It does not run.\","
                + "\"error\":{\"code\":\"SERVER_DOWN\",\"retryable\":true}}");
    assertThat(answers.failure()).contains(FailureCode.SERVER_DOWN);
    assertThat(answers.ended()).isTrue();
  }

  @Test
  void anErrorMayBringAPayloadAlong() {
    written.to("7", "openai", false).error(DOWN, Optional.of(out -> out.field("http_status", 503)));

    assertThat(written.frames())
        .containsExactly(
            "{\"status\":\"error\",\"id\":7,\"action\":\"openai\",\"payload\":{\"http_status\":503},"
                + "\"message\":\"It does not run.\","
                + "\"error\":{\"code\":\"SERVER_DOWN\",\"retryable\":true}}");
  }

  @Test
  void whatHasNeitherIdNorActionIsAnsweredWithout() {
    var out = new ByteArrayOutputStream();
    var writer = new FrameWriter(out, () -> {});
    new Answers(writer, Optional.empty(), Optional.empty(), false, () -> {}).error(DOWN);

    JsonNode reply = Json.read(new String(out.toByteArray(), 4, out.size() - 4, UTF_8));

    assertThat(reply.fieldNames()).toIterable().containsExactly("status", "message", "error");
  }

  @Test
  void aRequestIsAnsweredOnce() {
    Answers answers = written.to("7", "ping", true);
    assertThat(answers.ended()).isFalse();
    answers.success(out -> {});

    assertThatIllegalStateException().isThrownBy(() -> answers.success(out -> {}));
    assertThatIllegalStateException().isThrownBy(() -> answers.error(DOWN));

    assertThat(written.frames()).hasSize(1);
    assertThat(written.announced()).hasSize(1);
    assertThat(answers.failure()).isEmpty();
    assertThat(answers.ended()).isTrue();
  }

  /// The id is free again as soon as the reply can be read, so it has to be freed before.
  @Test
  void theReplyIsAnnouncedBeforeItIsWritten() {
    Answers answers = written.to("7", "openai", true);
    answers.event("token", out -> {});
    answers.error(DOWN);

    assertThat(written.announced()).containsExactly(1);
    assertThat(written.frames()).hasSize(2);
  }

  @Test
  void aReplyThatBreaksIsNone() {
    Answers answers = written.to("7", "ping", true);

    assertThatThrownBy(
            () ->
                answers.success(
                    out -> {
                      out.field("half", 1);
                      throw new UnsupportedOperationException("defect");
                    }))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(answers.ended()).isFalse();
    assertThat(written.frames()).isEmpty();
    assertThat(written.announced()).isEmpty();
    answers.error(DOWN);

    assertThat(written.frames()).singleElement().asString().doesNotContain("half");
  }

  @Test
  void aReplyMayFillAFrame() {
    Answers answers = written.to("7", "openai", true);
    answers.success(out -> out.raw("b", filling(LIMIT)));

    assertThat(answers.failure()).isEmpty();
    assertThat(written.frames())
        .singleElement()
        .asString()
        .hasSize(LIMIT)
        .startsWith("{\"status\":\"success\"");
  }

  /// One byte more, and the browser would end the connection.
  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, 3 * LIMIT})
  void aReplyThatIsLargerBecomesAnError(int size) {
    Answers answers = written.to("7", "openai", true);
    answers.success(out -> out.raw("b", filling(size)));

    assertThat(answers.failure()).contains(FailureCode.RESULT_TOO_LARGE);
    assertThat(answers.ended()).isTrue();
    assertThat(written.announced()).containsExactly(0);
    assertThat(written.frames()).hasSize(1);
    JsonNode reply = Json.read(written.frames().getFirst());
    assertThat(reply.fieldNames())
        .toIterable()
        .containsExactly("status", "id", "action", "message", "error");
    assertThat(reply.at("/status").asText()).isEqualTo("error");
    assertThat(reply.at("/id").asInt()).isEqualTo(7);
    assertThat(reply.at("/message").asText()).contains(size + " bytes").contains("1048576");
    assertThat(reply.at("/error/code").asText()).isEqualTo("RESULT_TOO_LARGE");
    assertThat(reply.at("/error/retryable").asBoolean(true)).isFalse();
    assertThat(reply.at("/error/remedy/text").asText()).contains("less").contains("stream");
  }

  /// A JSON text with which the reply to request 7 has exactly this size.
  private static JsonPayload filling(int size) {
    String empty =
        "{\"status\":\"success\",\"id\":7,\"action\":\"openai\",\"payload\":{\"b\":\"\"}}";
    return JsonPayload.of("\"" + "x".repeat(size - empty.length()) + "\"");
  }

  @Test
  void bytesAreCountedAndNotCharacters() {
    Answers answers = written.to("7", "openai", true);
    answers.success(out -> out.raw("b", JsonPayload.of("\"" + "é".repeat(LIMIT / 2) + "\"")));

    assertThat(answers.failure()).contains(FailureCode.RESULT_TOO_LARGE);
  }

  @Test
  void anErrorWithTooMuchInItBecomesAShorterOne() {
    Answers answers = written.to("7", "openai", true);
    answers.error(DOWN, Optional.of(out -> out.field("body", "x".repeat(LIMIT))));

    assertThat(answers.failure()).contains(FailureCode.RESULT_TOO_LARGE);
    assertThat(written.frames()).singleElement().asString().doesNotContain("payload");
  }

  /// No action has such a name, and even an error must fit into a frame.
  @Test
  void anActionThatIsVeryLongIsNotRepeated() {
    written.to("7", "x".repeat(1_000), false).error(DOWN);
    written.to("8", "x".repeat(1_001), false).error(DOWN);
    written.to("9", "x".repeat(2 * LIMIT), false).error(DOWN);

    assertThat(written.frames())
        .extracting(Json::read)
        .extracting(reply -> reply.path("action").asText().length())
        .containsExactly(1_000, 0, 0);
    assertThat(Json.read(written.frames().get(1)).has("action")).isFalse();
  }

  @Test
  void theLongestIdAndActionFitBesideTheError() {
    Answers answers = written.to("\"" + "x".repeat(510) + "\"", "\u0000".repeat(1_000), true);
    answers.success(out -> out.field("b", "x".repeat(LIMIT)));

    JsonNode reply = Json.read(written.frames().getFirst());
    assertThat(reply.at("/error/code").asText()).isEqualTo("RESULT_TOO_LARGE");
    assertThat(reply.at("/id").asText()).hasSize(510);
    assertThat(reply.at("/action").asText()).hasSize(1_000);
  }
}
