package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.adapter.nativemessaging.kit.WrittenFrames;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Events come before the reply, numbered, and only to those who asked for them.
class AnswersEventTest {
  private static final int LIMIT = 1_048_576;

  private final WrittenFrames written = new WrittenFrames();

  @Test
  void anEventHasItsTypeItsIdItsNumberAndItsPayload() {
    Answers answers = written.to("7", "proxy_chat_completion", true);

    answers.event("token", out -> out.field("text", "Hel\"lo"));
    answers.event("chunk", "", JsonPayload.of("{ \"a\":1.00}"));
    answers.event("chunk", "response.created", JsonPayload.of("[1e2]"));

    assertThat(written.frames())
        .containsExactly(
            "{\"type\":\"token\",\"id\":7,\"seq\":0,\"payload\":{\"text\":\"Hel\\\"lo\"}}",
            "{\"type\":\"chunk\",\"id\":7,\"seq\":1,\"payload\":{ \"a\":1.00}}",
            "{\"type\":\"chunk\",\"id\":7,\"seq\":2,\"event\":\"response.created\","
                + "\"payload\":[1e2]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1\"", "1.00", "-1E+2", "\"\\u00e9 é \\/\"", "\"\""})
  void theIdComesBackWithEachEventAsItWasWritten(String id) {
    Answers answers = written.to(id, "openai", true);

    answers.event("token", out -> {});
    answers.event("chunk", "", JsonPayload.of("1"));
    answers.event("chunk", "", JsonPayload.of("2"));

    assertThat(written.frames())
        .containsExactly(
            "{\"type\":\"token\",\"id\":" + id + ",\"seq\":0,\"payload\":{}}",
            "{\"type\":\"chunk\",\"id\":" + id + ",\"seq\":1,\"payload\":1}",
            "{\"type\":\"chunk\",\"id\":" + id + ",\"seq\":2,\"payload\":2}");
  }

  @Test
  void theNumbersOfARequestGoOnOverAllItsTypes() {
    Answers answers = written.to("1", "openai", true);
    for (int count = 0; count < 400; count++) {
      answers.event(count % 3 == 0 ? "token" : "chunk", out -> {});
    }

    assertThat(written.frames())
        .containsExactlyElementsOf(
            IntStream.range(0, 400)
                .mapToObj(
                    seq ->
                        "{\"type\":\"%s\",\"id\":1,\"seq\":%d,\"payload\":{}}"
                            .formatted(seq % 3 == 0 ? "token" : "chunk", seq))
                .toList());
  }

  @Test
  void eachRequestCountsItsOwnEvents() {
    Answers one = written.to("1", "openai", true);
    Answers two = written.to("2", "openai", true);

    one.event("token", out -> {});
    two.event("token", out -> {});
    one.event("token", out -> {});

    assertThat(written.frames())
        .containsExactly(
            "{\"type\":\"token\",\"id\":1,\"seq\":0,\"payload\":{}}",
            "{\"type\":\"token\",\"id\":2,\"seq\":0,\"payload\":{}}",
            "{\"type\":\"token\",\"id\":1,\"seq\":1,\"payload\":{}}");
  }

  @ParameterizedTest
  @CsvSource({"'', true", "'', false", "7, false"})
  void whoHasNoIdOrDidNotAskGetsNoEvents(String id, boolean events) {
    Answers answers = written.to(id, "openai", events);

    answers.event("token", out -> out.field("text", "unseen"));
    answers.event("chunk", "", JsonPayload.of("1"));

    assertThat(answers.takesEvents()).isFalse();
    assertThat(written.frames()).isEmpty();
    answers.success(out -> {});
    assertThat(written.frames()).hasSize(1);
  }

  @Test
  void afterTheReplyNoEventComes() {
    Answers answers = written.to("7", "openai", true);
    assertThat(answers.takesEvents()).isTrue();
    answers.success(out -> {});

    answers.event("token", out -> {});
    answers.event("chunk", "", JsonPayload.of("1"));

    assertThat(answers.takesEvents()).isFalse();
    assertThat(written.frames()).hasSize(1);
  }

  /// Only the reply ends a request.
  @Test
  void anEventAnnouncesNoReply() {
    Answers answers = written.to("7", "openai", true);
    answers.event("token", out -> {});

    assertThat(written.announced()).isEmpty();
    assertThat(answers.ended()).isFalse();
    assertThat(answers.failure()).isEmpty();
  }

  @Test
  void ofAPayloadOnlyTheSliceIsSent() {
    written
        .to("7", "openai", true)
        .event("chunk", "", JsonPayload.slice("xx{}yy".getBytes(UTF_8), 2, 2));

    assertThat(written.frames())
        .containsExactly("{\"type\":\"chunk\",\"id\":7,\"seq\":0,\"payload\":{}}");
  }

  @Test
  void anEventNameThatIsNoWordIsEscaped() {
    written.to("7", "openai", true).event("chunk", "a\"\n\\é", JsonPayload.of("1"));

    assertThat(written.frames())
        .containsExactly(
            "{\"type\":\"chunk\",\"id\":7,\"seq\":0,\"event\":\"a\\\"\\n\\\\é\",\"payload\":1}");
  }

  @Test
  void anEventMayFillAFrameAndOneByteMoreIsTooMuch() {
    int frame = "{\"type\":\"chunk\",\"id\":7,\"seq\":0,\"payload\":\"\"}".length();
    Answers answers = written.to("7", "openai", true);

    answers.event("chunk", "", JsonPayload.of("\"" + "x".repeat(LIMIT - frame) + "\""));

    assertThat(written.frames()).singleElement().asString().hasSize(LIMIT);
    tooLarge(
        () ->
            answers.event("chunk", "", JsonPayload.of("\"" + "x".repeat(LIMIT - frame + 1) + "\"")),
        LIMIT + 1);
    assertThat(written.frames()).hasSize(1);
  }

  @Test
  void anEventThatIsTooLargeTakesNoNumberAndTheReplyCanStillCome() {
    Answers answers = written.to("7", "openai", true);
    answers.event("token", out -> out.field("text", "a"));
    tooLarge(() -> answers.event("token", out -> out.field("text", "x".repeat(LIMIT))), LIMIT);

    answers.event("token", out -> out.field("text", "b"));
    answers.success(out -> out.field("done", true));

    assertThat(written.frames())
        .containsExactly(
            "{\"type\":\"token\",\"id\":7,\"seq\":0,\"payload\":{\"text\":\"a\"}}",
            "{\"type\":\"token\",\"id\":7,\"seq\":1,\"payload\":{\"text\":\"b\"}}",
            "{\"status\":\"success\",\"id\":7,\"action\":\"openai\",\"payload\":{\"done\":true}}");
  }

  /// @param least how many bytes the sentence has to speak of at least
  private static void tooLarge(Runnable sending, int least) {
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(sending::run)
        .satisfies(
            refusal -> {
              assertThat(refusal.failure().code()).isEqualTo(FailureCode.RESULT_TOO_LARGE);
              assertThat(refusal.failure().remedy()).isPresent();
              String size = refusal.failure().message().replaceAll("^\\D*(\\d+).*$", "$1");
              assertThat(Integer.parseInt(size)).isBetween(least, least + 100);
            });
  }
}
