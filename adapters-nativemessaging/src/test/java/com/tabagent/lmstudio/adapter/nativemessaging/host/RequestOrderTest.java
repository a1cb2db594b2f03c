package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which request waits for which, and in what order the frames come.
@Timeout(60)
class RequestOrderTest {
  private static final String CHECK = "{\"action\":\"check_lmstudio\"}";

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void requestsWithoutAnIdAreAnsweredInTheOrderInWhichTheyWereSent() {
    browser.send(CHECK);
    var first = browser.useCases().checks().next();
    for (int i = 0; i < 20; i++) {
      browser.send("{\"action\":\"ping\"}");
      browser.send("{\"action\":\"nobody_knows_" + i + "\"}");
    }
    browser.ask("{\"action\":\"ping\",\"id\":\"all has been read\"}");
    first.returns(Samples.ready());

    var expected = new ArrayList<>(List.of("check_lmstudio"));
    for (int i = 0; i < 20; i++) {
      expected.add("ping");
      expected.add("nobody_knows_" + i);
    }
    assertThat(browser.end()).extracting(frame -> text(frame, "/action")).isEqualTo(expected);
  }

  @Test
  void requestsWithoutAnIdAreCarriedOutOneAfterTheOther() {
    browser.send(CHECK);
    browser.send("{\"action\":\"stop_lmstudio\"}");
    var check = browser.useCases().checks().next();
    browser.ask("{\"action\":\"ping\",\"id\":\"all has been read\"}");

    assertThat(browser.useCases().stops().calls()).isZero();

    check.returns(Samples.ready());
    browser.useCases().stops().next().returns(Samples.down());
    assertThat(browser.next().at("/payload/state").asText()).isEqualTo("READY");
    assertThat(browser.next().at("/payload/state").asText()).isEqualTo("SERVER_DOWN");
  }

  @Test
  void whatIsNoRequestIsAnsweredInItsTurnToo() {
    browser.send(CHECK);
    var first = browser.useCases().checks().next();
    browser.send("{\"action\":");
    browser.send("[]");
    browser.send("{\"action\":\"ping\"}");
    browser.ask("{\"action\":\"ping\",\"id\":\"all has been read\"}");
    first.returns(Samples.ready());

    assertThat(browser.end())
        .extracting(frame -> text(frame, "/status") + text(frame, "/error/code"))
        .containsExactly("success", "errorBAD_JSON", "errorBAD_REQUEST", "success");
  }

  @Test
  void aRequestWithAnIdWaitsForNone() {
    browser.send(CHECK);
    var withoutId = browser.useCases().checks().next();
    browser.send("{\"action\":\"check_lmstudio\",\"id\":1}");
    var withId = browser.useCases().checks().next();

    assertThat(browser.ask("{\"action\":\"ping\",\"id\":2}").at("/id").asInt()).isEqualTo(2);

    withId.returns(Samples.ready());
    assertThat(browser.next().at("/id").asInt()).isEqualTo(1);
    withoutId.returns(Samples.down());
    assertThat(browser.next().at("/payload/state").asText()).isEqualTo("SERVER_DOWN");
  }

  @Test
  void noneWaitsForARequestWithAnId() {
    browser.send("{\"action\":\"start_lmstudio\",\"id\":1}");
    browser.useCases().starts().next();

    assertThat(browser.ask("{\"action\":\"ping\"}").at("/action").asText()).isEqualTo("ping");
  }

  @Test
  void aModelThatGeneratesDoesNotDelayACheck() {
    browser.useCases().checks().answersAtOnce(Samples.ready());
    browser.send("{\"action\":\"proxy_chat_completion\",\"id\":1,\"stream\":true,\"messages\":[]}");
    var chat = browser.useCases().chats().next().does(asked -> asked.sink().token("a"));
    assertThat(browser.next().at("/payload/text").asText()).isEqualTo("a");

    assertThat(browser.ask("{\"action\":\"check_lmstudio\",\"id\":2}").at("/id").asInt())
        .isEqualTo(2);

    chat.does(asked -> asked.sink().token("b")).returns(Samples.completion("ab"));
    assertThat(browser.next().at("/payload/text").asText()).isEqualTo("b");
    assertThat(browser.next().at("/payload/content").asText()).isEqualTo("ab");
  }

  @Test
  void framesOfManyStreamsMixWholeAndEachStreamKeepsItsOrder() {
    for (int id = 0; id < 8; id++) {
      browser.send(
          "{\"action\":\"proxy_chat_completion\",\"id\":%d,\"stream\":true,\"messages\":[]}"
              .formatted(id));
    }
    for (int i = 0; i < 8; i++) {
      var chat = browser.useCases().chats().next();
      for (int token = 0; token < 50; token++) {
        String text = "token " + token;
        chat.does(asked -> asked.sink().token(text));
      }
      chat.returns(Samples.completion("done"));
    }

    Map<Integer, List<String>> byId = new HashMap<>();
    for (int frames = 0; frames < 8 * 51; frames++) {
      JsonNode frame = browser.next();
      byId.computeIfAbsent(frame.at("/id").asInt(), _ -> new ArrayList<>()).add(told(frame));
    }

    var expected = new ArrayList<String>();
    for (int token = 0; token < 50; token++) {
      expected.add(token + " token " + token);
    }
    expected.add("success");
    assertThat(byId).hasSize(8);
    assertThat(byId.values()).allSatisfy(told -> assertThat(told).isEqualTo(expected));
    assertThat(browser.end()).isEmpty();
  }

  private static String told(JsonNode frame) {
    return frame.has("status")
        ? text(frame, "/status")
        : frame.at("/seq").asInt() + " " + text(frame, "/payload/text");
  }

  private static String text(JsonNode frame, String pointer) {
    return frame.at(pointer).asText();
  }
}
