package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Call;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedUseCases.Chat;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Setup;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A browser that does not read, and one that never will again.
@Timeout(60)
class SlowBrowserTest {
  private static final int TOKENS = 200;
  private static final String TEXT = "x".repeat(1_000);

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void aBrowserThatReadsLaterMakesTheWorkWaitAndGetsEverything() {
    var sent = new AtomicInteger();
    begin(1, sent).returns(Samples.completion("done"));

    browser.awaitBlockedHost();
    assertThat(sent.get()).isLessThan(TOKENS / 2);

    for (int i = 0; i < TOKENS; i++) {
      assertThat(browser.next().at("/seq").asInt()).isEqualTo(i);
    }
    assertThat(browser.next().at("/payload/content").asText()).isEqualTo("done");
    assertThat(browser.end()).isEmpty();
    assertThat(browser.timesGone()).isZero();
  }

  @Test
  void aCancelGetsThroughToAHostThatCannotWrite() {
    Call<Chat, ChatCompletion> stuck = begin(1, new AtomicInteger());
    browser.awaitBlockedHost();

    browser.send("{\"action\":\"cancel\",\"id\":2,\"target\":1}");

    stuck.awaitCalledOff();
  }

  @Test
  void requestsAreBegunWhileTheHostCannotWrite() {
    begin(1, new AtomicInteger());
    browser.awaitBlockedHost();

    browser.send("{\"action\":\"check_lmstudio\",\"id\":2}");
    browser.send("{\"action\":\"stop_lmstudio\"}");

    browser.useCases().checks().next();
    browser.useCases().stops().next();
  }

  @Test
  void whenTheBrowserNoLongerReadsEverythingIsCalledOff() {
    browser.send("{\"action\":\"start_lmstudio\",\"id\":\"with id\"}");
    var withId = browser.useCases().starts().next();
    browser.send("{\"action\":\"start_lmstudio\"}");
    var withoutId = browser.useCases().starts().next();
    Call<Chat, ChatCompletion> stuck = begin(1, new AtomicInteger());
    browser.awaitBlockedHost();

    browser.stopReading();

    withId.awaitCalledOff();
    withoutId.awaitCalledOff();
    stuck.awaitCalledOff();
    browser.awaitGone();
    browser.endInput();
    browser.awaitReturn();
    assertThat(browser.timesGone()).isEqualTo(1);
    assertThat(browser.log().problems()).isEmpty();
  }

  @Test
  void aReplyThatNobodyReadsShowsItToo() {
    browser.send("{\"action\":\"start_lmstudio\",\"id\":1}");
    var start = browser.useCases().starts().next();
    browser.stopReading();

    browser.send("{\"action\":\"ping\"}");

    start.awaitCalledOff();
    browser.awaitGone();
  }

  /// A reply may be large: as long as it waits for the browser, its request is one of the few that
  /// may be in flight.
  @Test
  void aReplyThatIsNotReadKeepsThePlaceOfItsRequest() {
    try (var busy = PlayedBrowser.open(Setup.PLAIN.withMostRequests(2))) {
      begin(busy, 1, new AtomicInteger()).returns(Samples.completion("done"));
      busy.awaitBlockedHost();
      busy.send("{\"action\":\"ping\",\"id\":2}");
      busy.send("{\"action\":\"check_lmstudio\",\"id\":3}");
      busy.send("{\"action\":\"check_lmstudio\"}");
      busy.useCases().checks().next().returns(Samples.ready());

      List<JsonNode> replies = replies(busy, 4);

      assertThat(replies)
          .extracting(reply -> reply.at("/id").asInt() + reply.at("/error/code").asText())
          .containsExactlyInAnyOrder("1", "2", "3BUSY", "0");
      busy.useCases().checks().answersAtOnce(Samples.ready());
      assertThat(busy.ask("{\"action\":\"check_lmstudio\",\"id\":3}").at("/status").asText())
          .isEqualTo("success");
    }
  }

  private static List<JsonNode> replies(PlayedBrowser browser, int count) {
    return Stream.generate(browser::next)
        .filter(frame -> frame.has("status"))
        .limit(count)
        .toList();
  }

  private Call<Chat, ChatCompletion> begin(int id, AtomicInteger sent) {
    return begin(browser, id, sent);
  }

  /// A stream of more than the pipe holds.
  private static Call<Chat, ChatCompletion> begin(
      PlayedBrowser browser, int id, AtomicInteger sent) {
    browser.send(
        "{\"action\":\"proxy_chat_completion\",\"id\":%d,\"stream\":true,\"messages\":[]}"
            .formatted(id));
    var chat = browser.useCases().chats().next();
    for (int i = 0; i < TOKENS; i++) {
      chat.does(
          asked -> {
            asked.sink().token(TEXT);
            sent.incrementAndGet();
          });
    }
    return chat;
  }
}
