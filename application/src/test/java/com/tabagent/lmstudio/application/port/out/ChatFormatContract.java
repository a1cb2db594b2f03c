package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.ChatMessage;
import com.tabagent.lmstudio.domain.exchange.Conversation;
import com.tabagent.lmstudio.domain.exchange.InferenceSettings;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [ChatFormat] must do.
public abstract class ChatFormatContract {

  protected abstract ChatFormat format();

  /// A whole answer in the format, without token counts.
  protected abstract JsonPayload completion(String content, String model, String finishReason);

  /// An event that brings a piece of text and nothing else.
  protected abstract JsonPayload piece(String text);

  /// The event that brings no text and says who answered and why that is all.
  protected abstract JsonPayload last(String model, String finishReason);

  /// What is valid JSON, and neither an answer nor an event of one.
  protected abstract JsonPayload somethingElse();

  @Test
  void aRequestNamesTheModelAndHoldsTheTurnsInOrder() {
    var turns =
        new Conversation.Turns(List.of(ChatMessage.system("be brief"), ChatMessage.user("hello")));
    var request =
        new ChatRequest(turns, InferenceSettings.DEFAULT, Optional.of("not-this-one"), true);

    String written = format().write(request, "this-one").text();

    assertThat(written).contains("this-one").doesNotContain("not-this-one");
    assertThat(written).containsSubsequence("be brief", "hello");
  }

  @Test
  void aVerbatimConversationIsPassedOnByteForByte() {
    var messages = JsonPayload.of("[{\"role\":\"user\",  \"content\":\"x\",\"n\":1.00}]");
    var request =
        new ChatRequest(
            new Conversation.Verbatim(messages),
            InferenceSettings.DEFAULT,
            Optional.empty(),
            false);

    assertThat(format().write(request, "m").text()).contains(messages.text());
  }

  @Test
  void anAnswerIsReadWhole() {
    assertThat(format().readCompletion(completion("Hello!", "m", "length")))
        .isEqualTo(new ChatCompletion("Hello!", "m", Optional.of("length"), Optional.empty()));
  }

  @Test
  void whatIsNoAnswerIsAnUpstreamError() {
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> format().readCompletion(somethingElse()))
        .satisfies(
            thrown -> assertThat(thrown.failure().code()).isEqualTo(FailureCode.UPSTREAM_ERROR));
  }

  @Test
  void anEventIsReadForWhatItHas() {
    assertThat(format().readDelta(piece(" wörld\n")))
        .isEqualTo(
            new ChatFormat.Delta(" wörld\n", Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(format().readDelta(last("m", "stop")))
        .isEqualTo(
            new ChatFormat.Delta("", Optional.of("m"), Optional.of("stop"), Optional.empty()));
  }

  @Test
  void anEventOfAnotherKindIsEmpty() {
    assertThat(format().readDelta(somethingElse()))
        .isEqualTo(new ChatFormat.Delta("", Optional.empty(), Optional.empty(), Optional.empty()));
  }
}
