package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.WrittenFrames;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Once a client has said that it takes parts, no answer is too large.
class AnswersPartsTest {
  private static final int LIMIT = 1_048_576;
  private static final String LARGE = "é\\\"".repeat(LIMIT);

  private final WrittenFrames written = new WrittenFrames();

  private void agree() {
    Answers hello = written.to("1", "hello", false);
    hello.agreeOnParts();
    hello.success(out -> {});
  }

  @Test
  void aReplyThatIsTooLargeGoesInParts() {
    agree();
    Answers answers = written.to("7", "openai", true);
    answers.event("token", out -> out.field("text", "a"));
    answers.success(out -> out.field("b", LARGE));

    List<JsonNode> parts = parts(2);
    assertThat(parts).hasSizeGreaterThan(3);
    assertThat(parts)
        .allSatisfy(part -> assertThat(part.path("seq").asInt(-1)).isEqualTo(1))
        .allSatisfy(part -> assertThat(part.path("id").asInt()).isEqualTo(7));
    assertThat(joined(parts))
        .isEqualTo(
            "{\"status\":\"success\",\"id\":7,\"action\":\"openai\",\"payload\":{\"b\":\""
                + LARGE.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\"}}");
    assertThat(answers.failure()).isEmpty();
    assertThat(answers.ended()).isTrue();
  }

  /// The id is free as soon as the last part can be read, and not before.
  @Test
  void theReplyIsAnnouncedBeforeItsLastPart() {
    agree();
    written.announced().clear();
    written.to("7", "openai", true).success(out -> out.field("b", LARGE));

    assertThat(written.announced()).containsExactly(written.frames().size() - 1);
  }

  @Test
  void anErrorGoesInPartsToo() {
    agree();
    Answers answers = written.to("7", "openai", true);
    answers.error(
        Failure.of(FailureCode.UPSTREAM_ERROR, "No."), Optional.of(out -> out.field("b", LARGE)));

    JsonNode reply = Json.read(joined(parts(1)));
    assertThat(reply.at("/payload/b").asText()).isEqualTo(LARGE);
    assertThat(reply.at("/error/code").asText()).isEqualTo("UPSTREAM_ERROR");
    assertThat(answers.failure()).contains(FailureCode.UPSTREAM_ERROR);
  }

  @Test
  void anEventGoesInPartsUnderItsOwnNumberAndTheNextHasTheNextOne() {
    agree();
    Answers answers = written.to("\"x\"", "openai", true);
    answers.event("token", out -> out.field("text", "a"));
    answers.event("chunk", "named", JsonPayload.of("\"" + "é".repeat(LIMIT) + "\""));
    answers.event("token", out -> out.field("text", "b"));
    answers.success(out -> {});

    List<JsonNode> frames = parts(2);
    List<JsonNode> parts = frames.subList(0, frames.size() - 2);
    assertThat(parts).allSatisfy(part -> assertThat(part.path("seq").asInt()).isEqualTo(1));
    assertThat(joined(parts))
        .isEqualTo(
            "{\"type\":\"chunk\",\"id\":\"x\",\"seq\":1,\"event\":\"named\",\"payload\":\""
                + "é".repeat(LIMIT)
                + "\"}");
    assertThat(written.frames().get(frames.size()))
        .isEqualTo("{\"type\":\"token\",\"id\":\"x\",\"seq\":2,\"payload\":{\"text\":\"b\"}}");
  }

  @Test
  void whatFitsIntoAFrameStaysOneAndOneByteMoreDoesNot() {
    agree();
    int frame = "{\"type\":\"chunk\",\"id\":7,\"seq\":0,\"payload\":\"\"}".length();
    Answers answers = written.to("7", "openai", true);
    answers.event("chunk", "", JsonPayload.of("\"" + "x".repeat(LIMIT - frame) + "\""));
    assertThat(written.frames()).hasSize(2);
    answers.event("chunk", "", JsonPayload.of("\"" + "x".repeat(LIMIT - frame + 1) + "\""));

    assertThat(parts(2)).hasSize(2);
    assertThat(joined(parts(2))).hasSize(LIMIT + 1);
  }

  @Test
  void whatHasNoIdNeverGoesInParts() {
    agree();
    written.to("", "openai", true).success(out -> out.field("b", LARGE));

    assertThat(written.frames()).hasSize(2);
    assertThat(written.frames().getLast()).contains("RESULT_TOO_LARGE").contains("an id");
  }

  @Test
  void whoDidNotAgreeIsToldHowTo() {
    written.to("1", "hello", false).success(out -> {});
    Answers answers = written.to("7", "openai", true);
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> answers.event("token", out -> out.field("text", LARGE)))
        .satisfies(
            refusal ->
                assertThat(refusal.failure().remedy().orElseThrow().text())
                    .contains("\"parts\"")
                    .contains("hello"));
    answers.success(out -> out.field("b", LARGE));

    assertThat(Json.read(written.frames().getLast()).at("/error/remedy/text").asText())
        .contains("\"parts\"")
        .contains("hello");
  }

  /// Requests that were in flight already are included, once the reply to hello has been written.
  @Test
  void theAgreementHoldsForWhatWasInFlight() {
    Answers answers = written.to("7", "openai", true);
    agree();
    answers.success(out -> out.field("b", LARGE));

    assertThat(Json.read(joined(parts(1))).at("/payload/b").asText()).isEqualTo(LARGE);
  }

  /// What is announced and then refused is no agreement.
  @Test
  void anAnnouncementHoldsOnlyWithTheReply() {
    Answers hello = written.to("1", "hello", false);
    hello.agreeOnParts();
    written.to("7", "openai", true).success(out -> out.field("b", LARGE));

    assertThat(written.frames()).hasSize(1).first().asString().contains("RESULT_TOO_LARGE");
  }

  @Test
  void aReplyThatBreaksInTheMiddleIsFollowedByAnother() {
    agree();
    Answers answers = written.to("7", "openai", true);
    int[] time = {0};
    assertThatThrownBy(
            () ->
                answers.success(
                    out -> {
                      out.field("b", LARGE);
                      if (time[0]++ > 0) {
                        throw new UnsupportedOperationException("defect");
                      }
                    }))
        .isInstanceOf(UnsupportedOperationException.class);

    assertThat(answers.ended()).isFalse();
    assertThat(written.frames().getLast()).doesNotContain("\"last\":true");
    answers.error(Failure.of(FailureCode.INTERNAL, "A defect."));
    assertThat(written.frames().getLast()).startsWith("{\"status\":\"error\"");
  }

  /// The frames from this one on.
  private List<JsonNode> parts(int from) {
    return written.frames().stream().skip(from).map(Json::read).toList();
  }

  private static String joined(List<JsonNode> parts) {
    var text = new StringBuilder();
    for (int index = 0; index < parts.size(); index++) {
      assertThat(parts.get(index).path("type").asText()).isEqualTo("part");
      assertThat(parts.get(index).path("index").asInt(-1)).isEqualTo(index);
      assertThat(parts.get(index).path("last").asBoolean()).isEqualTo(index == parts.size() - 1);
      text.append(parts.get(index).path("data").asText());
    }
    return text.toString();
  }
}
