package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Setup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How much the host takes on at once.
@Timeout(60)
class BusyTest {
  @AutoClose
  private final PlayedBrowser browser = PlayedBrowser.open(Setup.PLAIN.withMostRequests(2));

  @Test
  void oneRequestTooManyIsToldWhenToComeAgain() {
    check(1);
    check(2);

    JsonNode busy = browser.ask("{\"action\":\"ping\",\"id\":3}");

    assertThat(busy.at("/status").asText()).isEqualTo("error");
    assertThat(busy.at("/id").asInt()).isEqualTo(3);
    assertThat(busy.at("/action").asText()).isEqualTo("ping");
    assertThat(busy.at("/error/code").asText()).isEqualTo("BUSY");
    assertThat(busy.at("/error/retryable").asBoolean()).isTrue();
    assertThat(busy.at("/error/details/retry_after_ms").isIntegralNumber()).isTrue();
    assertThat(busy.at("/error/details/retry_after_ms").asInt()).isPositive();
  }

  @Test
  void whoCameTooEarlyIsServedWhenThereIsRoomAndTheOthersFinish() {
    for (int round = 0; round < 20; round++) {
      check(1);
      check(2);
      var first = browser.useCases().checks().next();
      var second = browser.useCases().checks().next();
      assertThat(browser.ask("{\"action\":\"ping\",\"id\":3}").at("/error/code").asText())
          .isEqualTo("BUSY");

      first.returns(Samples.ready());
      assertThat(browser.next().at("/status").asText()).isEqualTo("success");
      assertThat(browser.ask("{\"action\":\"ping\",\"id\":3}").at("/status").asText())
          .isEqualTo("success");
      second.returns(Samples.ready());
      assertThat(browser.next().at("/status").asText()).isEqualTo("success");
    }
  }

  @Test
  void aCancelGetsThroughAndMakesRoom() {
    browser.send("{\"action\":\"start_lmstudio\",\"id\":1}");
    check(2);

    browser.send("{\"action\":\"cancel\",\"id\":\"c\",\"target\":1}");

    assertThat(List.of(browser.next(), browser.next()))
        .extracting(frame -> frame.at("/id").asText() + frame.at("/error/code").asText())
        .containsExactlyInAnyOrder("c", "1CANCELLED");
    assertThat(browser.ask("{\"action\":\"ping\",\"id\":3}").at("/status").asText())
        .isEqualTo("success");
  }

  @Test
  void requestsWithoutAnIdDoNotCountAmongThoseWithOne() {
    browser.send("{\"action\":\"check_lmstudio\"}");
    var first = browser.useCases().checks().next();
    for (int i = 0; i < 5; i++) {
      browser.send("{\"action\":\"ping\"}");
    }

    assertThat(browser.ask("{\"action\":\"ping\",\"id\":1}").at("/status").asText())
        .isEqualTo("success");
    first.returns(Samples.ready());
    assertThat(browser.end())
        .hasSize(6)
        .allSatisfy(reply -> assertThat(reply.at("/status").asText()).isEqualTo("success"));
  }

  @Test
  void ofTooManyRequestsWithoutAnIdTheLastAreRefusedInTheirTurn() {
    browser.send("{\"action\":\"check_lmstudio\"}");
    var first = browser.useCases().checks().next();
    for (int i = 0; i < 300; i++) {
      browser.send("{\"action\":\"ping\"}");
    }
    browser.ask("{\"action\":\"ping\",\"id\":\"all has been read\"}");
    first.returns(Samples.ready());

    var codes = new ArrayList<String>();
    for (int i = 0; i < 301; i++) {
      codes.add(browser.next().at("/error/code").asText());
    }
    assertThat(codes.subList(0, 256)).containsOnly("");
    assertThat(codes.subList(257, 301)).containsOnly("BUSY");
    assertThat(browser.ask("{\"action\":\"ping\"}").at("/status").asText()).isEqualTo("success");
  }

  private void check(int id) {
    browser.send("{\"action\":\"check_lmstudio\",\"id\":" + id + "}");
  }
}
