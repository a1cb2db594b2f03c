package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Call;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedUseCases.Chat;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calling another request off.
@Timeout(60)
class CancelTest {
  private static final JsonNode CANCELLED = cancelReply(true);
  private static final JsonNode NO_SUCH = cancelReply(false);

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @ParameterizedTest
  @ValueSource(strings = {"", "\"stream\":true,"})
  void theTargetEndsCancelledAndEachIsAnsweredOnce(String stream) {
    Call<Chat, ChatCompletion> chat = beginChat("1", stream);

    cancel("1");

    List<JsonNode> replies = List.of(browser.next(), browser.next());
    chat.awaitCalledOff();
    assertThat(replies).contains(CANCELLED);
    JsonNode ended = replies.get(replies.indexOf(CANCELLED) == 0 ? 1 : 0);
    assertThat(ended.at("/status").asText()).isEqualTo("error");
    assertThat(ended.at("/id").asInt()).isEqualTo(1);
    assertThat(ended.at("/action").asText()).isEqualTo("proxy_chat_completion");
    assertThat(ended.at("/error"))
        .isEqualTo(Json.read("{\"code\":\"CANCELLED\",\"retryable\":false}"));
    assertThat(browser.end()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"action\":\"openai\",\"path\":\"/v1/models\"",
        "\"action\":\"openai\",\"stream\":true,\"path\":\"/v1/responses\",\"body\":{}",
        "\"action\":\"start_lmstudio\"",
        "\"action\":\"check_lmstudio\"",
      })
  void everyKindOfWorkThatTakesLongCanBeCalledOff(String fields) {
    browser.send("{\"id\":1," + fields + "}");

    cancel("1");

    assertThat(List.of(browser.next(), browser.next()))
        .extracting(frame -> frame.at("/id").asText() + frame.at("/error/code").asText())
        .containsExactlyInAnyOrder("c", "1CANCELLED");
  }

  @Test
  void nothingComesAfterTheTargetsReply() {
    Call<Chat, ChatCompletion> chat = beginChat("1", "\"stream\":true,");
    chat.does(asked -> asked.sink().token("before"));
    assertThat(browser.next().at("/payload/text").asText()).isEqualTo("before");

    cancel("1");
    browser.next();
    browser.next();
    chat.asked().sink().token("after");

    assertThat(browser.end()).isEmpty();
  }

  @Test
  void whateverBreaksBecauseOfItIsToldAsCancelled() {
    Call<Chat, ChatCompletion> chat = beginChat("1", "");
    chat.does(
        _ -> {
          chat.awaitCalledOff();
          throw new LmStudioException(
              Failure.of(FailureCode.UPSTREAM_INTERRUPTED, "The connection broke."));
        });

    cancel("1");

    assertThat(List.of(browser.next(), browser.next()))
        .extracting(frame -> frame.at("/error/code").asText())
        .containsExactlyInAnyOrder("", "CANCELLED");
  }

  @Test
  void whatCannotBeCalledOffIsAnsweredOnceAllTheSame() {
    browser.send("{\"action\":\"stop_lmstudio\",\"id\":1}");
    var stop = browser.useCases().stops().next();

    cancel("1");
    assertThat(browser.next()).isEqualTo(CANCELLED);
    stop.returns(Samples.ready());

    assertThat(browser.next().at("/id").asInt()).isEqualTo(1);
    assertThat(browser.end()).isEmpty();
  }

  @Test
  void calledOffTwiceItEndsOnce() {
    beginChat("1", "");

    cancel("1");
    browser.send("{\"action\":\"cancel\",\"id\":\"again\",\"target\":1}");

    assertThat(List.of(browser.next(), browser.next(), browser.next()))
        .extracting(frame -> frame.at("/id").asText())
        .containsExactlyInAnyOrder("1", "c", "again");
    assertThat(browser.end()).isEmpty();
  }

  @Test
  void theIdOfATargetIsFreeAfterItsReply() {
    for (int i = 0; i < 20; i++) {
      beginChat("1", "");
      cancel("1");
      browser.next();
      browser.next();
    }

    beginChat("1", "").returns(Samples.completion("whole"));
    assertThat(browser.next().at("/payload/content").asText()).isEqualTo("whole");
  }

  @Test
  void whatIsNotInFlightIsNotCancelled() {
    cancel("\"never seen\"");
    assertThat(browser.next()).isEqualTo(NO_SUCH);

    browser.ask("{\"action\":\"ping\",\"id\":1}");
    cancel("1");
    assertThat(browser.next()).isEqualTo(NO_SUCH);
  }

  @Test
  void aTextCancelsNoNumber() {
    Call<Chat, ChatCompletion> chat = beginChat("1", "");

    cancel("\"1\"");

    assertThat(browser.next()).isEqualTo(NO_SUCH);
    assertThat(chat.isCalledOff()).isFalse();
  }

  @Test
  void noCancelCancelsItself() {
    cancel("\"c\"");

    assertThat(browser.next()).isEqualTo(NO_SUCH);
    assertThat(browser.end()).isEmpty();
  }

  @Test
  void aCancelWithTheIdOfItsTargetIsRefusedAndHasNoEffect() {
    Call<Chat, ChatCompletion> chat = beginChat("1", "");

    JsonNode reply = browser.ask("{\"action\":\"cancel\",\"id\":1,\"target\":1}");

    assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(chat.isCalledOff()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",\"target\":null", ",\"target\":true", ",\"target\":[1]", ",\"target\":{}"})
  void withoutAUsableTargetItIsNoRequest(String target) {
    JsonNode reply = browser.ask("{\"action\":\"cancel\",\"id\":\"c\"" + target + "}");

    assertThat(reply.at("/id").asText()).isEqualTo("c");
    assertThat(reply.at("/action").asText()).isEqualTo("cancel");
    assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(reply.at("/message").asText()).contains("target");
  }

  @Test
  void withoutAnIdItWorksAtOnceAndIsAnsweredInItsTurn() {
    browser.send("{\"action\":\"check_lmstudio\"}");
    var check = browser.useCases().checks().next();
    beginChat("1", "");

    browser.send("{\"action\":\"cancel\",\"target\":1}");

    assertThat(browser.next().at("/error/code").asText()).isEqualTo("CANCELLED");
    check.returns(Samples.ready());
    assertThat(browser.next().at("/action").asText()).isEqualTo("check_lmstudio");
    assertThat(browser.next())
        .isEqualTo(
            Json.read(
                """
                {"status":"success","action":"cancel","payload":{"cancelled":true}}
                """));
  }

  @Test
  void itHitsNoRequestThatCameAfterIt() {
    browser.send("{\"action\":\"check_lmstudio\"}");
    var check = browser.useCases().checks().next();
    browser.send("{\"action\":\"cancel\",\"target\":1}");
    Call<Chat, ChatCompletion> later = beginChat("1", "");

    check.returns(Samples.ready());
    browser.next();

    assertThat(browser.next().at("/payload/cancelled").asBoolean(true)).isFalse();
    later.returns(Samples.completion("whole"));
    assertThat(browser.next().at("/payload/content").asText()).isEqualTo("whole");
  }

  @Test
  void whatFailsInCallingOffEndsNothingElse() {
    Call<Chat, ChatCompletion> chat = beginChat("1", "");
    chat.cancellation()
        .onCancel(
            () -> {
              throw new IllegalStateException("the socket does not close");
            });

    cancel("1");

    assertThat(List.of(browser.next(), browser.next())).contains(CANCELLED);
    assertThat(browser.ask("{\"action\":\"ping\",\"id\":1}").at("/status").asText())
        .isEqualTo("success");
    browser.end();
    assertThat(browser.log().problems())
        .singleElement()
        .asString()
        .contains("the socket does not close");
  }

  private Call<Chat, ChatCompletion> beginChat(String id, String stream) {
    browser.send(
        "{\"action\":\"proxy_chat_completion\",\"id\":%s,%s\"messages\":[]}".formatted(id, stream));
    return browser.useCases().chats().next();
  }

  private void cancel(String target) {
    browser.send("{\"action\":\"cancel\",\"id\":\"c\",\"target\":" + target + "}");
  }

  private static JsonNode cancelReply(boolean cancelled) {
    return Json.read(
        "{\"status\":\"success\",\"id\":\"c\",\"action\":\"cancel\",\"payload\":{\"cancelled\":"
            + cancelled
            + "}}");
  }
}
