package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no request is answered, and the next frame is served.
@Timeout(60)
class BadFramesTest {
  private static final int LARGEST = 64 * 1024 * 1024;
  private static final int LARGEST_SKIPPED = 256 * 1024 * 1024;

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BAD_JSON    | ``",
        "BAD_JSON    | ` `",
        "BAD_JSON    | {\"action\":",
        "BAD_JSON    | {\"action\":\"ping\"} x",
        "BAD_JSON    | {\"action\":\"ping\"}{}",
        "BAD_JSON    | {'action':'ping'}",
        "BAD_JSON    | nothing",
        "BAD_REQUEST | [\"ping\"]",
        "BAD_REQUEST | \"ping\"",
        "BAD_REQUEST | 7",
        "BAD_REQUEST | null",
        "BAD_REQUEST | {}",
        "BAD_REQUEST | {\"action\":null}",
        "BAD_REQUEST | {\"action\":7}",
        "BAD_REQUEST | {\"action\":\"ping\",\"id\":true}",
        "BAD_REQUEST | {\"action\":\"ping\",\"id\":[1]}",
        "BAD_REQUEST | {\"action\":\"ping\",\"id\":{}}",
        "BAD_REQUEST | {\"action\":\"ping\",\"action\":\"hello\"}",
        "BAD_REQUEST | {\"action\":\"ping\",\"stream\":\"true\"}",
      })
  void whatIsNoRequestIsAnsweredAndTheNextIsServed(String code, String frame) {
    JsonNode reply = browser.ask(frame);

    assertThat(reply.at("/status").asText()).isEqualTo("error");
    assertThat(reply.at("/error/code").asText()).isEqualTo(code);
    assertThat(reply.at("/message").asText()).isNotBlank();
    assertThat(reply.has("id")).isFalse();
    servesTheNext();
  }

  @Test
  void whatIsNotUtf8IsNoJson() {
    browser.send("{\"action\":\"ping\",\"x\":\"\u00e9\"}".getBytes(ISO_8859_1));

    assertThat(browser.next().at("/error/code").asText()).isEqualTo("BAD_JSON");
    servesTheNext();
  }

  @Test
  void nestingHasALimit() {
    assertThat(browser.ask(nested(499)).at("/status").asText()).isEqualTo("success");
    assertThat(browser.ask(nested(500)).at("/error/code").asText()).isEqualTo("BAD_JSON");
    assertThat(browser.ask(nested(500_000)).at("/error/code").asText()).isEqualTo("BAD_JSON");
    servesTheNext();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"action\":\"ping\",\"id\":5,\"x\":1,\"y\":}",
        "{\"action\":\"ping\",\"id\":5,\"id\":6}",
        "{\"action\":\"ping\",\"id\":5,\"stream\":0}",
        "{\"id\":5,\"action\":\"ping\"} 6",
      })
  void whatCouldBeReadComesBack(String frame) {
    JsonNode reply = browser.ask(frame);

    assertThat(reply.at("/status").asText()).isEqualTo("error");
    assertThat(reply.at("/id").asInt()).isEqualTo(5);
    assertThat(reply.at("/action").asText()).isEqualTo("ping");
  }

  @Test
  void anActionThatIsNoTextIsNotEchoedAndTheIdIs() {
    JsonNode reply = browser.ask("{\"action\":{\"a\":1},\"id\":\"x\"}");

    assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(reply.at("/id").asText()).isEqualTo("x");
    assertThat(reply.has("action")).isFalse();
  }

  @Test
  void aFrameThatIsTooLargeIsSkipped() {
    browser.sendLength(LARGEST + 1);
    byte[] piece = new byte[1024 * 1024];
    for (int i = 0; i < 64; i++) {
      browser.sendRaw(piece);
    }
    browser.sendRaw(new byte[1]);

    JsonNode reply = browser.next();
    assertThat(reply.at("/status").asText()).isEqualTo("error");
    assertThat(reply.at("/error/code").asText()).isEqualTo("TOO_LARGE");
    assertThat(reply.at("/error/retryable").asBoolean(true)).isFalse();
    servesTheNext();
  }

  @Test
  void anEndInsideAFrameThatIsTooLargeIsQuiet() {
    browser.sendLength(LARGEST + 1);
    browser.sendRaw(new byte[100]);

    assertThat(browser.end()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, LARGEST_SKIPPED + 1})
  void aLengthThatNobodyMeansIsAnsweredAndEndsTheHost(int length) {
    browser.sendLength(length);

    assertThat(browser.rest())
        .singleElement()
        .satisfies(reply -> assertThat(reply.at("/error/code").asText()).isEqualTo("TOO_LARGE"));
  }

  @Test
  void whatWasReadBeforeSuchALengthIsStillAnswered() {
    browser.useCases().checks().answersAtOnce(Samples.ready());
    browser.send("{\"action\":\"check_lmstudio\"}");
    browser.sendLength(-1);

    assertThat(browser.rest())
        .extracting(reply -> reply.at("/status").asText())
        .containsExactly("success", "error");
  }

  private void servesTheNext() {
    assertThat(browser.ask("{\"action\":\"ping\",\"id\":\"next\"}").at("/id").asText())
        .isEqualTo("next");
    assertThat(browser.ask("{\"action\":\"ping\"}").at("/status").asText()).isEqualTo("success");
    assertThat(browser.end()).isEmpty();
  }

  /// A request that nests so deep, its own object included.
  private static String nested(int arrays) {
    return "{\"action\":\"ping\",\"x\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
  }
}
