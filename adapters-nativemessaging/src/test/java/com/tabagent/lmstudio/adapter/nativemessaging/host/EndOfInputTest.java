package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.kit.Patience;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of requests in flight when the host's input ends.
@Timeout(60)
class EndOfInputTest {
  private static final String CHAT_1 =
      "{\"action\":\"proxy_chat_completion\",\"id\":1,\"messages\":[]}";
  private static final String STREAM_2 =
      "{\"action\":\"proxy_chat_completion\",\"id\":2,\"stream\":true,\"messages\":[]}";

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void aHostThatIsAskedNothingSaysNothing() {
    assertThat(browser.end()).isEmpty();
    assertThat(browser.log().text()).isBlank();
    assertThat(browser.useCases().made()).isEmpty();
  }

  @Test
  void whatHasBeenReadMayFinishAndStreamsAreCalledOffAtOnce() {
    browser.send(CHAT_1);
    var chat = browser.useCases().chats().next();
    browser.send(STREAM_2);
    var stream = browser.useCases().chats().next();

    browser.endInput();

    assertThat(browser.next().at("/error/code").asText()).isEqualTo("CANCELLED");
    assertThat(stream.isCalledOff()).isTrue();
    assertThat(chat.isCalledOff()).isFalse();
    chat.returns(Samples.completion("just in time"));
    assertThat(browser.next().at("/payload/content").asText()).isEqualTo("just in time");
    assertThat(browser.rest()).isEmpty();
  }

  @Test
  void whatHasNoIdIsNoStreamAndMayFinishToo() {
    browser.send("{\"action\":\"start_lmstudio\",\"stream\":true}");
    var start = browser.useCases().starts().next();
    browser.send(STREAM_2);
    browser.useCases().chats().next();

    browser.endInput();

    assertThat(browser.next().at("/id").asInt()).isEqualTo(2);
    assertThat(start.isCalledOff()).isFalse();
    start.returns(Samples.ready());
    assertThat(browser.rest())
        .singleElement()
        .satisfies(reply -> assertThat(reply.at("/status").asText()).isEqualTo("success"));
  }

  @Test
  void requestsThatAreSentInOneGoAreAllAnswered() {
    browser.useCases().checks().answersAtOnce(Samples.ready());
    for (int i = 0; i < 10; i++) {
      browser.send("{\"action\":\"check_lmstudio\"}");
      browser.send("{\"action\":\"check_lmstudio\",\"id\":" + i + "}");
    }

    assertThat(browser.end())
        .hasSize(20)
        .allSatisfy(reply -> assertThat(reply.at("/status").asText()).isEqualTo("success"));
  }

  @Test
  void whatTakesTooLongIsCalledOffAndAnswered() {
    browser.send(CHAT_1);
    var chat = browser.useCases().chats().next();

    assertThat(browser.end())
        .singleElement()
        .satisfies(reply -> assertThat(reply.at("/error/code").asText()).isEqualTo("CANCELLED"));
    assertThat(chat.isCalledOff()).isTrue();
  }

  @Test
  void whatCannotBeCalledOffDoesNotKeepTheHost() {
    browser.send("{\"action\":\"stop_lmstudio\",\"id\":1}");
    var stuck = browser.useCases().stops().next();

    assertThat(browser.end()).isEmpty();
    stuck.returns(Samples.ready());
  }

  @Test
  void whatWaitsForItsTurnThenIsNotBegunAnyMore() {
    browser.send("{\"action\":\"stop_lmstudio\"}");
    var stuck = browser.useCases().stops().next();
    browser.send("{\"action\":\"stop_lmstudio\"}");
    browser.send("{\"action\":\"check_lmstudio\"}");

    browser.end();
    stuck.returns(Samples.ready());
    Patience.until(() -> browser.log().infos().size() == 2, "the end of those that waited");

    assertThat(browser.log().infos())
        .containsExactly("stop_lmstudio failed: CANCELLED", "check_lmstudio failed: CANCELLED");
    assertThat(browser.useCases().stops().calls()).isEqualTo(1);
    assertThat(browser.useCases().checks().calls()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5})
  void anEndInsideAFrameIsQuiet(int bytes) {
    browser.ask("{\"action\":\"ping\"}");
    byte[] cut = {20, 0, 0, 0, '{', '"'};

    browser.sendRaw(Arrays.copyOf(cut, bytes));

    assertThat(browser.end()).isEmpty();
    assertThat(browser.log().text()).isBlank();
  }

  @Test
  void aRequestThatIsNotWholeIsNotCarriedOut() {
    byte[] request = "{\"action\":\"stop_lmstudio\"}".getBytes(UTF_8);
    browser.sendLength(request.length + 1);
    browser.sendRaw(request);

    assertThat(browser.end()).isEmpty();
    assertThat(browser.useCases().stops().calls()).isZero();
  }

  @Test
  void aStreamThatBreaksEndsTheHostLikeAnEndAndIsNoted() {
    browser.send(STREAM_2);
    var stream = browser.useCases().chats().next();

    browser.breakInput();

    assertThat(browser.rest())
        .singleElement()
        .satisfies(reply -> assertThat(reply.at("/error/code").asText()).isEqualTo("CANCELLED"));
    assertThat(stream.isCalledOff()).isTrue();
    assertThat(browser.log().problems()).singleElement().asString().contains("Input/output error");
  }

  @Test
  void anAbortCallsEverythingOffWhileTheBrowserStillReads() {
    browser.send(CHAT_1);
    var chat = browser.useCases().chats().next();
    browser.send("{\"action\":\"start_lmstudio\"}");
    var start = browser.useCases().starts().next();

    browser.host().abort();

    assertThat(chat.isCalledOff()).isTrue();
    assertThat(start.isCalledOff()).isTrue();
    assertThat(browser.next().at("/error/code").asText()).isEqualTo("CANCELLED");
    assertThat(browser.next().at("/error/code").asText()).isEqualTo("CANCELLED");
    assertThat(browser.end()).isEmpty();
  }
}
