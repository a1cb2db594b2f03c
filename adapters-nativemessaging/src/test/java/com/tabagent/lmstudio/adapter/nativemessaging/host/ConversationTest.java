package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Setup;
import com.tabagent.lmstudio.domain.server.AutoStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Many requests at once, bad ones among them, and each gets its one reply.
class ConversationTest {
  private static final String CHAT =
      "{\"action\":\"proxy_chat_completion\",\"messages\":[{\"role\":\"user\",\"content\":\"secret\"}]"
          + ",\"id\":%s}";

  @Test
  void aRunningChatDelaysNobody() {
    try (var browser = PlayedBrowser.open()) {
      browser.send(CHAT.formatted(1));
      var chat = browser.useCases().chats().next();

      assertThat(browser.ask("{\"action\":\"ping\",\"id\":2}").path("id").asInt()).isEqualTo(2);
      assertThat(browser.ask("{\"action\":\"ping\"}").has("id")).isFalse();

      chat.returns(Samples.completion("Hello"));
      assertThat(browser.next().path("id").asInt()).isEqualTo(1);
    }
  }

  @Test
  void requestsWithoutIdAreAnsweredInTheirOrder() {
    try (var browser = PlayedBrowser.open()) {
      browser.send("{\"action\":\"check_lmstudio\"}");
      var check = browser.useCases().checks().next();
      browser.send("{\"action\":\"ping\"}");
      browser.send("{\"action\":\"nonsense\"}");
      browser.send("no json");
      assertThat(browser.ask("{\"action\":\"ping\",\"id\":9}").path("id").asInt()).isEqualTo(9);

      check.returns(Samples.ready());

      assertThat(browser.next().path("action").asText()).isEqualTo("check_lmstudio");
      assertThat(browser.next().path("action").asText()).isEqualTo("ping");
      assertThat(code(browser.next())).isEqualTo("UNKNOWN_ACTION");
      assertThat(code(browser.next())).isEqualTo("BAD_JSON");
    }
  }

  @Test
  void aLiveIdIsNotTakenTwiceAndIsFreeAfterItsReply() {
    try (var browser = PlayedBrowser.open()) {
      browser.send(CHAT.formatted(1));
      var chat = browser.useCases().chats().next();

      JsonNode refused = browser.ask("{\"action\":\"ping\",\"id\":1}");
      assertThat(code(refused)).isEqualTo("BAD_REQUEST");
      assertThat(browser.ask("{\"action\":\"ping\",\"id\":\"1\"}").path("status").asText())
          .isEqualTo("success");

      chat.returns(Samples.completion("Hello"));
      assertThat(browser.next().path("payload").path("content").asText()).isEqualTo("Hello");
      assertThat(browser.ask("{\"action\":\"ping\",\"id\":1}").path("status").asText())
          .isEqualTo("success");
    }
  }

  @Test
  void cancelEndsItsTargetAndAnswersForItself() {
    try (var browser = PlayedBrowser.open()) {
      browser.send(CHAT.formatted(1));
      var chat = browser.useCases().chats().next();

      browser.send("{\"action\":\"cancel\",\"id\":2,\"target\":1}");
      chat.awaitCalledOff();
      JsonNode one = browser.next();
      JsonNode other = browser.next();

      JsonNode ended = one.path("id").asInt() == 1 ? one : other;
      JsonNode cancel = one.path("id").asInt() == 1 ? other : one;
      assertThat(code(ended)).isEqualTo("CANCELLED");
      assertThat(cancel.path("payload").path("cancelled").asBoolean()).isTrue();
      assertThat(browser.end()).as("what comes after").isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"target\":7 | success |",
        "\"target\":{} | error | BAD_REQUEST",
        "\"x\":1 | error | BAD_REQUEST"
      })
  void cancelOfNothing(String target, String status, String code) {
    try (var browser = PlayedBrowser.open()) {
      JsonNode reply = browser.ask("{\"action\":\"cancel\",\"id\":7," + target + "}");

      assertThat(reply.path("status").asText()).isEqualTo(status);
      assertThat(reply.path("payload").path("cancelled").asBoolean()).isFalse();
      assertThat(code(reply)).isEqualTo(code == null ? "" : code);
    }
  }

  @Test
  void whatIsTooMuchIsBusyAndCancelStillGetsThrough() {
    try (var browser = PlayedBrowser.open(Setup.PLAIN.withMostRequests(1))) {
      browser.send(CHAT.formatted(1));
      browser.useCases().chats().next();

      JsonNode busy = browser.ask("{\"action\":\"ping\",\"id\":2}");
      assertThat(code(busy)).isEqualTo("BUSY");
      assertThat(busy.path("error").path("retryable").asBoolean()).isTrue();
      assertThat(busy.path("error").path("details").path("retry_after_ms").asInt()).isPositive();

      browser.send("{\"action\":\"cancel\",\"id\":3,\"target\":1}");
      assertThat(browser.next().path("status").asText() + browser.next().path("status").asText())
          .contains("success", "error");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | BAD_JSON",
        "{\"action\" | BAD_JSON",
        "[] | BAD_REQUEST",
        "{\"action\":1} | BAD_REQUEST",
        "{\"action\":\"ping\",\"id\":null} | BAD_REQUEST",
        "{\"action\":\"format_disk\"} | UNKNOWN_ACTION"
      })
  void aBadMessageIsToldAndTheNextIsServed(String message, String code) {
    try (var browser = PlayedBrowser.open()) {
      assertThat(code(browser.ask(message))).isEqualTo(code);
      assertThat(browser.ask("{\"action\":\"ping\"}").path("status").asText()).isEqualTo("success");
    }
  }

  @Test
  void anAbsurdLengthIsToldAndEndsTheConversation() {
    try (var browser = PlayedBrowser.open()) {
      browser.sendLength(-1);

      assertThat(browser.rest())
          .singleElement()
          .satisfies(reply -> assertThat(code(reply)).isEqualTo("TOO_LARGE"));
    }
  }

  @Test
  void aDefectIsToldAsSuchAndTheHostLivesOn() {
    try (var browser = PlayedBrowser.open()) {
      browser.send(CHAT.formatted(1));
      browser.useCases().chats().next().breaks(new IllegalStateException("a defect"));
      assertThat(code(browser.next())).isEqualTo("INTERNAL");

      browser.send(CHAT.formatted(2));
      browser.useCases().chats().next().breaks(new AssertionError("another"));
      assertThat(code(browser.next())).isEqualTo("INTERNAL");

      assertThat(browser.ask("{\"action\":\"ping\"}").path("status").asText()).isEqualTo("success");
      assertThat(browser.log().problems()).hasSize(2);
      assertThat(browser.log().text()).contains("a defect").doesNotContain("secret");
    }
  }

  @Test
  void whatHasBeenReadIsAnsweredAfterTheInputHasEnded() {
    try (var browser = PlayedBrowser.open()) {
      browser.send("{\"action\":\"check_lmstudio\"}");
      var check = browser.useCases().checks().next();
      browser.endInput();
      check.returns(Samples.ready());

      assertThat(browser.rest())
          .singleElement()
          .satisfies(reply -> assertThat(reply.path("status").asText()).isEqualTo("success"));
    }
  }

  @Test
  void aStreamIsCalledOffWhenTheInputEnds() {
    try (var browser = PlayedBrowser.open()) {
      browser.send(CHAT.formatted("1,\"stream\":true"));
      var chat = browser.useCases().chats().next();

      assertThat(browser.end())
          .singleElement()
          .satisfies(reply -> assertThat(code(reply)).isEqualTo("CANCELLED"));
      assertThat(chat.isCalledOff()).isTrue();
    }
  }

  @Test
  void aBrowserThatReadsNoMoreEndsAllWork() {
    try (var browser = PlayedBrowser.open()) {
      browser.send(CHAT.formatted(1));
      var chat = browser.useCases().chats().next();

      browser.stopReading();
      browser.send("{\"action\":\"ping\"}");

      chat.awaitCalledOff();
      browser.endInput();
      browser.awaitReturn();
      assertThat(browser.timesGone()).isEqualTo(1);
    }
  }

  @Test
  void anExtensionThatIsNotOnTheListIsDenied() {
    var setup = Setup.PLAIN.calledByChromium().withAllowed("ponmlkjihgfedcbaponmlkjihgfedcba");
    try (var browser = PlayedBrowser.open(setup)) {
      assertThat(code(browser.ask("{\"action\":\"check_lmstudio\"}"))).isEqualTo("ORIGIN_DENIED");
      assertThat(browser.rest()).isEmpty();
      assertThat(browser.useCases().made()).isEmpty();
    }
  }

  @Test
  void onlyAnOpenPortStartsTheServerAheadAndOnlyOnce() {
    try (var browser = PlayedBrowser.open(Setup.PLAIN.withAutoStart(AutoStart.ON_START))) {
      browser.ask("{\"action\":\"ping\"}");
      assertThat(browser.useCases().made()).isEmpty();

      browser.ask("{\"action\":\"ping\",\"id\":1}");
      browser.useCases().startsAhead().next().returns("");
      browser.ask("{\"action\":\"ping\",\"id\":2}");
      browser.end();

      assertThat(browser.useCases().startsAhead().calls()).isEqualTo(1);
    }
  }

  @Test
  void nothingIsStartedAheadUnlessTheSettingSaysSo() {
    try (var browser = PlayedBrowser.open(Setup.PLAIN.withAutoStart(AutoStart.ON_FIRST_USE))) {
      browser.ask("{\"action\":\"ping\",\"id\":1}");
      browser.end();

      assertThat(browser.useCases().made()).isEmpty();
    }
  }

  @Test
  void whatACallerMadeUpIsNotInTheLog() {
    try (var browser = PlayedBrowser.open()) {
      browser.ask("{\"action\":\"my secret\",\"id\":\"my secret\"}");
      browser.ask("{\"my secret");
      browser.end();

      assertThat(browser.log().text()).isNotBlank().doesNotContain("my secret");
    }
  }

  private static String code(JsonNode reply) {
    return reply.path("error").path("code").asText();
  }
}
