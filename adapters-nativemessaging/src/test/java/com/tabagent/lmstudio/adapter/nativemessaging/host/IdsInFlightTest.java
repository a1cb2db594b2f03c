package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An id belongs to one request until that has been answered.
@Timeout(60)
class IdsInFlightTest {
  private static final String CHECK_1 = "{\"action\":\"check_lmstudio\",\"id\":1}";

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void anIdThatIsInUseIsRefusedAndTheFirstRequestStillFinishes() {
    browser.send(CHECK_1);
    var first = browser.useCases().checks().next();

    JsonNode refused = browser.ask("{\"action\":\"ping\",\"id\":1}");

    assertThat(refused.at("/status").asText()).isEqualTo("error");
    assertThat(refused.at("/id").asInt()).isEqualTo(1);
    assertThat(refused.at("/action").asText()).isEqualTo("ping");
    assertThat(refused.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    first.returns(Samples.ready());
    assertThat(browser.next().at("/payload/state").asText()).isEqualTo("READY");
    assertThat(browser.end()).isEmpty();
  }

  @Test
  void anIdThatWasRefusedIsStillInUse() {
    browser.send(CHECK_1);
    browser.useCases().checks().next();

    for (int i = 0; i < 3; i++) {
      assertThat(browser.ask(CHECK_1).at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    }
    assertThat(browser.useCases().checks().calls()).isEqualTo(1);
  }

  @Test
  void anIdIsFreeAsSoonAsItsReplyHasCome() {
    browser.useCases().checks().answersAtOnce(Samples.ready());

    for (int i = 0; i < 200; i++) {
      assertThat(browser.ask(CHECK_1).at("/status").asText()).isEqualTo("success");
    }
  }

  @Test
  void anIdIsFreeAfterABadEndAsWell() {
    for (int i = 0; i < 20; i++) {
      browser.send(CHECK_1);
      browser.useCases().checks().next().breaks(new IllegalStateException("defect"));

      assertThat(browser.next().at("/error/code").asText()).isEqualTo("INTERNAL");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":1}",
        "{\"action\":\"ping\",\"id\":1,\"stream\":\"yes\"}",
        "{\"action\":\"make_coffee\",\"id\":1}",
        "{\"action\":\"cancel\",\"id\":1}",
        "{\"action\":\"ping\",\"id\":1,\"broken\":}",
      })
  void theIdOfWhatWasNoRequestIsFree(String noRequest) {
    assertThat(browser.ask(noRequest).at("/status").asText()).isEqualTo("error");

    assertThat(browser.ask("{\"action\":\"ping\",\"id\":1}").at("/status").asText())
        .isEqualTo("success");
  }

  @Test
  void aTextAndANumberAreTwoIds() {
    browser.send(CHECK_1);
    var number = browser.useCases().checks().next();
    browser.send("{\"action\":\"check_lmstudio\",\"id\":\"1\"}");
    var text = browser.useCases().checks().next();

    text.returns(Samples.ready());
    JsonNode first = browser.next();
    assertThat(first.at("/status").asText()).isEqualTo("success");
    assertThat(first.at("/id").isTextual()).isTrue();

    number.returns(Samples.ready());
    JsonNode second = browser.next();
    assertThat(second.at("/status").asText()).isEqualTo("success");
    assertThat(second.at("/id").isInt()).isTrue();
  }
}
