package com.tabagent.lmstudio.adapter.nativemessaging.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which actions there are, over the wire.
@Timeout(60)
class ActionsTest {
  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void anUnknownActionIsToldWithTheNamesOfThoseThatThereAre() {
    JsonNode reply = browser.ask("{\"action\":\"make_coffee\",\"id\":7}");

    assertThat(reply.at("/status").asText()).isEqualTo("error");
    assertThat(reply.at("/id").asInt()).isEqualTo(7);
    assertThat(reply.at("/action").asText()).isEqualTo("make_coffee");
    assertThat(reply.at("/message").asText()).contains("make_coffee");
    assertThat(reply.at("/error/code").asText()).isEqualTo("UNKNOWN_ACTION");
    assertThat(reply.at("/error/retryable").asBoolean(true)).isFalse();
    assertThat(reply.at("/error/remedy/text").asText())
        .contains(
            "check_lmstudio",
            "watch_lmstudio",
            "start_lmstudio",
            "stop_lmstudio",
            "proxy_chat_completion",
            "openai",
            "cancel",
            "hello",
            "ping");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PING", " ping", "ping ", "CHECK_LMSTUDIO", "status"})
  void aNameIsTakenAsItIs(String name) {
    assertThat(browser.ask("{\"action\":\"" + name + "\"}").at("/error/code").asText())
        .isEqualTo("UNKNOWN_ACTION");
  }

  @Test
  void anUnknownActionEndsNothing() {
    browser.useCases().checks().answersAtOnce(Samples.ready());

    browser.ask("{\"action\":\"make_coffee\",\"stream\":true,\"id\":7}");

    assertThat(browser.ask("{\"action\":\"check_lmstudio\",\"id\":7}").at("/status").asText())
        .isEqualTo("success");
    assertThat(browser.end()).isEmpty();
  }

  @Test
  void aVeryLongNameIsToldInAFrameThatABrowserTakes() {
    JsonNode reply = browser.ask("{\"id\":1,\"action\":\"" + "é".repeat(30_000) + "\"}");

    assertThat(reply.at("/error/code").asText()).isEqualTo("UNKNOWN_ACTION");
    assertThat(reply.at("/message").asText()).hasSizeLessThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1.50", "1e400", "\"\"", "\"\\u0041\\n é\"", "\"{\\\"\"", "1E+2"})
  void anIdComesBackExactlyAsItWasWritten(String id) {
    browser.send("{\"id\" : " + id + " , \"action\":\"ping\"}");

    assertThat(browser.nextText()).startsWith("{\"status\":\"success\",\"id\":" + id + ",");
  }

  @Test
  void fieldsThatNobodyKnowsAreIgnored() {
    assertThat(browser.ask("{\"action\":\"ping\",\"type\":\"x\",\"payload\":{\"id\":1}}"))
        .isEqualTo(
            Json.read(
                """
                {"status":"success","action":"ping",
                 "payload":{"pong":true,"version":"0.1.0","pid":4711}}
                """));
  }
}
