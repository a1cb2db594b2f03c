package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Setup;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which extensions may use the host.
@Timeout(60)
class OriginDeniedTest {
  private static final Setup STRANGER =
      Setup.PLAIN
          .calledByChromium()
          .withAllowed("ponmlkjihgfedcbaponmlkjihgfedcba")
          .withAutoStart(AutoStart.ON_START);

  @Test
  void anExtensionThatIsNotOnTheListIsToldSoAndTheHostEnds() {
    try (var browser = PlayedBrowser.open(STRANGER)) {
      browser.send("{\"action\":\"stop_lmstudio\",\"id\":1}");

      List<JsonNode> replies = browser.rest();

      assertThat(replies).hasSize(1);
      JsonNode reply = replies.getFirst();
      assertThat(reply.at("/status").asText()).isEqualTo("error");
      assertThat(reply.at("/id").asInt()).isEqualTo(1);
      assertThat(reply.at("/action").asText()).isEqualTo("stop_lmstudio");
      assertThat(reply.at("/message").asText()).contains(Setup.EXTENSION);
      assertThat(reply.at("/error/code").asText()).isEqualTo("ORIGIN_DENIED");
      assertThat(reply.at("/error/retryable").asBoolean(true)).isFalse();
      assertThat(reply.at("/error/remedy/text").asText()).contains("allowed_extensions");
      assertThat(browser.useCases().made()).isEmpty();
    }
  }

  @Test
  void onlyTheFirstFrameIsAnswered() {
    try (var browser = PlayedBrowser.open(STRANGER)) {
      byte[] two = {2, 0, 0, 0, '{', '}', 2, 0, 0, 0, '{', '}'};

      browser.sendRaw(two);

      assertThat(browser.rest()).hasSize(1);
    }
  }

  @Test
  void whatIsNoRequestIsDeniedAsWell() {
    try (var browser = PlayedBrowser.open(STRANGER)) {
      browser.send("{\"action\":");

      assertThat(browser.rest())
          .singleElement()
          .satisfies(
              reply -> assertThat(reply.at("/error/code").asText()).isEqualTo("ORIGIN_DENIED"));
    }
  }

  @Test
  void aStrangerThatSaysNothingIsToldNothing() {
    try (var browser = PlayedBrowser.open(STRANGER)) {
      assertThat(browser.end()).isEmpty();
    }
  }

  @Test
  void anEmptyListAllowsNobody() {
    try (var browser = PlayedBrowser.open(Setup.PLAIN.calledByChromium().withAllowed())) {
      browser.send("{\"action\":\"ping\"}");

      assertThat(browser.rest())
          .singleElement()
          .satisfies(
              reply -> assertThat(reply.at("/error/code").asText()).isEqualTo("ORIGIN_DENIED"));
    }
  }

  static Stream<Setup> allowed() {
    return Stream.of(
        Setup.PLAIN.calledByChromium(),
        Setup.PLAIN.calledByChromium().withAllowed("other", Setup.EXTENSION),
        Setup.PLAIN.calledBy("/m/com.tabagent.host.json", "a@b.org").withAllowed("a@b.org"),
        Setup.PLAIN.withAllowed("other"));
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void whoIsOnTheListOrNeedsNotBeIsServed(Setup setup) {
    try (var browser = PlayedBrowser.open(setup)) {
      assertThat(browser.ask("{\"action\":\"ping\"}").at("/status").asText()).isEqualTo("success");
      assertThat(browser.ask("{\"action\":\"ping\"}").at("/status").asText()).isEqualTo("success");
    }
  }
}
