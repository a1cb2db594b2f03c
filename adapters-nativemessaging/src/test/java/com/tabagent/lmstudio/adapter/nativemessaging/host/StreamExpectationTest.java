package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When those who can make a stream ready are told of it.
@Timeout(60)
class StreamExpectationTest {

  @Test
  void aStreamIsAnnouncedBeforeItIsRelayed() {
    try (var browser = PlayedBrowser.open(Setup.PLAIN)) {
      browser.send(
          """
          {"action":"openai","id":1,"stream":true,"method":"POST","path":"/v1/chat/completions",\
          "body":{"model":"m","stream":true,"messages":[]}}""");

      browser.useCases().relayed().next();
      assertThat(browser.useCases().streamsExpected()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"action\":\"openai\",\"id\":1,\"method\":\"GET\",\"path\":\"/v1/models\"}",
        "{\"action\":\"openai\",\"stream\":true,\"method\":\"GET\",\"path\":\"/v1/models\"}"
      })
  void whatIsAnsweredInOneFrameIsNot(String request) {
    try (var browser = PlayedBrowser.open(Setup.PLAIN)) {
      browser.send(request);

      browser.useCases().relayed().next();
      assertThat(browser.useCases().streamsExpected()).isZero();
    }
  }
}
