package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.fuzz.Cases;
import com.tabagent.lmstudio.fuzz.Chance;
import com.tabagent.lmstudio.fuzz.RandomJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever a browser sends, each frame gets one reply, and the next good request is served.
@Timeout(600)
class ConversationFuzzTest {
  private static final String PING = "{\"action\":\"ping\",\"id\":\"after all\"}";

  @Test
  void everyFrameGetsOneReplyAndTheNextIsServed() {
    Cases.play(1_000, ConversationFuzzTest::converse);
  }

  private static void converse(Chance chance) {
    try (var browser = PlayedBrowser.open()) {
      answerAtOnce(browser);
      int frames = 1 + chance.below(10);
      for (int left = frames; left > 0; left--) {
        browser.send(frame(chance));
      }
      browser.send(PING);

      List<JsonNode> replies = new ArrayList<>();
      while (replies.size() <= frames) {
        JsonNode frame = browser.next();
        if (frame.has("status")) {
          replies.add(frame);
        }
      }
      assertThat(replies).filteredOn(reply -> reply.at("/payload/pong").asBoolean()).isNotEmpty();
      assertThat(replies).noneMatch(reply -> reply.at("/error/code").asText().equals("INTERNAL"));
      assertThat(browser.end()).as("more than one reply").isEmpty();
      assertThat(browser.log().problems()).isEmpty();
    }
  }

  /// Chances are that a request is taken for what it was before something in it was spoilt.
  private static byte[] frame(Chance chance) {
    var json = new RandomJson(chance);
    String id = chance.oneOf("", ",\"id\":" + chance.below(1_000_000), ",\"id\":" + json.value());
    String stream = chance.oneOf("", ",\"stream\":true", ",\"stream\":" + json.value());
    String request =
        chance.oneOf(
            "\"ping\"",
            "\"hello\",\"client\":" + json.value(),
            "\"check_lmstudio\"",
            "\"start_lmstudio\",\"wait_ms\":" + json.number(),
            "\"cancel\",\"target\":" + json.value(),
            "\"openai\",\"path\":\"/v1/chat/completions\",\"body\":" + json.object(),
            "\"proxy_chat_completion\",\"messages\":[],\"settings\":" + json.object(),
            json.value());
    byte[] frame = ("{\"action\":" + request + id + stream + "}").getBytes(UTF_8);
    return chance.oneIn(2) ? frame : chance.spoilt(frame);
  }

  private static void answerAtOnce(PlayedBrowser browser) {
    browser.useCases().checks().answersAtOnce(Samples.ready());
    browser.useCases().starts().answersAtOnce(Samples.ready());
    browser.useCases().chats().answersAtOnce(Samples.completion("done"));
    browser.useCases().relayed().answersAtOnce(Samples.answer("{}"));
  }

  @Test
  void bodiesGoThroughByteForByteBothWays() {
    Cases.play(
        4_000,
        chance -> {
          var json = new RandomJson(chance);
          String body = json.object();
          String chunk = json.value();
          relay(body, chunk, json.value());
        });
  }

  private static void relay(String body, String chunk, String answer) {
    try (var browser = PlayedBrowser.open()) {
      browser.send(
          "{\"action\":\"openai\",\"id\":1,\"stream\":true,\"path\":\"/v1/responses\",\"body\":"
              + body
              + "}");
      var call = browser.useCases().relayed().next();
      assertThat(call.asked().request().body().orElseThrow().text()).isEqualTo(body);
      call.does(
          asked -> {
            asked.sink().opened(200, Map.of());
            asked.sink().chunk(new Chunk("n", JsonPayload.of(chunk)));
          });
      call.returns(Samples.answer(answer));

      assertThat(browser.nextText()).startsWith("{\"type\":\"response\",\"id\":1,\"seq\":0,");
      assertThat(browser.nextText())
          .isEqualTo(
              "{\"type\":\"chunk\",\"id\":1,\"seq\":1,\"event\":\"n\",\"payload\":" + chunk + "}");
      assertThat(browser.nextText())
          .startsWith("{\"status\":\"success\",\"id\":1,")
          .endsWith(",\"body\":" + answer + "}}");
    }
  }
}
