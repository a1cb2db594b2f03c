package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A defect ends one request, not the host.
@Timeout(60)
class DefectTest {
  private static final String CHECK = "{\"action\":\"check_lmstudio\"}";

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void aDefectIsToldWithoutItsDetailsWhichTheLogHas() {
    browser.send("{\"action\":\"openai\",\"id\":1,\"path\":\"/v1/models\"}");
    browser.useCases().relayed().next().breaks(new IllegalStateException("the exchange is closed"));

    String reply = browser.nextText();

    assertThat(reply)
        .contains("\"status\":\"error\",\"id\":1,\"action\":\"openai\"", "\"code\":\"INTERNAL\"")
        .contains("\"retryable\":false", "log")
        .doesNotContain("exchange", "IllegalState", "tabagent");
    assertThat(browser.end()).isEmpty();
    assertThat(browser.log().problems())
        .singleElement()
        .asString()
        .contains("IllegalStateException: the exchange is closed", "\tat com.tabagent");
  }

  static Stream<Error> errors() {
    return Stream.of(
        new StackOverflowError(),
        new OutOfMemoryError("Java heap space"),
        new AssertionError("never"),
        new NoClassDefFoundError("okhttp3/Call"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorOfTheMachineIsADefectToo(Error error) {
    browser.send("{\"action\":\"check_lmstudio\",\"id\":1}");

    browser.useCases().checks().next().breaks(error);

    assertThat(browser.next().at("/error/code").asText()).isEqualTo("INTERNAL");
    assertThat(browser.ask("{\"action\":\"ping\",\"id\":1}").at("/status").asText())
        .isEqualTo("success");
    browser.end();
    assertThat(browser.log().problems()).singleElement().asString().contains(error.toString());
  }

  @Test
  void requestsWithoutAnIdGoOnBehindADefect() {
    browser.send(CHECK);
    var broken = browser.useCases().checks().next();
    browser.send(CHECK);
    broken.breaks(new AssertionError("never"));
    browser.useCases().checks().next().returns(Samples.ready());

    assertThat(browser.next().at("/error/code").asText()).isEqualTo("INTERNAL");
    assertThat(browser.next().at("/status").asText()).isEqualTo("success");
  }

  @Test
  void aDefectInTheMiddleOfAStreamEndsItOnce() {
    browser.send("{\"action\":\"proxy_chat_completion\",\"id\":1,\"stream\":true,\"messages\":[]}");
    browser
        .useCases()
        .chats()
        .next()
        .does(asked -> asked.sink().token("a"))
        .breaks(new NullPointerException("no choices"));

    assertThat(browser.next().at("/payload/text").asText()).isEqualTo("a");
    JsonNode reply = browser.next();
    assertThat(reply.at("/id").asInt()).isEqualTo(1);
    assertThat(reply.at("/error/code").asText()).isEqualTo("INTERNAL");
    assertThat(browser.end()).isEmpty();
  }

  @Test
  void otherRequestsInFlightAreNotTouched() {
    browser.send("{\"action\":\"start_lmstudio\",\"id\":1}");
    var start = browser.useCases().starts().next();
    browser.send("{\"action\":\"check_lmstudio\",\"id\":2}");
    browser.useCases().checks().next().breaks(new StackOverflowError());

    assertThat(browser.next().at("/id").asInt()).isEqualTo(2);
    assertThat(start.isCalledOff()).isFalse();
    start.returns(Samples.ready());
    assertThat(browser.next().at("/status").asText()).isEqualTo("success");
  }
}
