package com.tabagent.lmstudio.adapter.nativemessaging.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Setup;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Watching, over the wire.
@Timeout(60)
class WatchActionTest {
  private static final String WATCH =
      "{\"action\":\"watch_lmstudio\",\"id\":\"w\",\"stream\":true}";

  @AutoClose
  private final PlayedBrowser browser = PlayedBrowser.open(Setup.PLAIN.withMostRequests(1));

  @Test
  void eachStateIsAnEventUntilTheWatchIsCalledOff() {
    browser.send(WATCH);
    var watch = browser.useCases().watches().next();
    watch.does(observer -> observer.accept(Samples.down()));
    watch.does(observer -> observer.accept(Samples.ready()));

    JsonNode down = browser.next();
    assertThat(down.at("/type").asText()).isEqualTo("lmstudio.state");
    assertThat(down.at("/id").asText()).isEqualTo("w");
    assertThat(down.at("/seq").asInt()).isZero();
    assertThat(down.at("/payload/state").asText()).isEqualTo("SERVER_DOWN");
    JsonNode ready = browser.next();
    assertThat(ready.at("/seq").asInt()).isEqualTo(1);
    assertThat(ready.at("/payload/server_running").asBoolean()).isTrue();

    browser.send("{\"action\":\"cancel\",\"id\":2,\"target\":\"w\"}");
    assertThat(browser.end())
        .extracting(reply -> reply.at("/id").asText() + reply.at("/error/code").asText())
        .containsExactlyInAnyOrder("2", "wCANCELLED");
  }

  @Test
  void aWatchCountsAsARequestInFlight() {
    browser.send(WATCH);
    browser.useCases().watches().next();

    assertThat(browser.ask("{\"action\":\"ping\",\"id\":1}").at("/error/code").asText())
        .isEqualTo("BUSY");
  }

  @Test
  void theEndOfTheInputEndsAWatchAtOnce() {
    browser.send(WATCH);
    var watch = browser.useCases().watches().next();

    browser.endInput();

    watch.awaitCalledOff();
    assertThat(browser.rest()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"id\":1", ",\"stream\":true", ",\"id\":1,\"stream\":false"})
  void whoTakesNoEventsIsToldHowToAsk(String fields) {
    JsonNode refused = browser.ask("{\"action\":\"watch_lmstudio\"" + fields + "}");

    assertThat(refused.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(refused.at("/error/remedy/text").asText())
        .contains("id", "stream", "check_lmstudio");
    assertThat(browser.useCases().made()).doesNotContain("watch");
  }
}
