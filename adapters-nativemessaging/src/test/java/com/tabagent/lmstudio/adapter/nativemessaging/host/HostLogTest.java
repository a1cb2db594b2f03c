package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the host notes of a conversation, and what it must not.
@Timeout(60)
class HostLogTest {

  /// What a caller or a model wrote.
  private static final String PRIVATE = "xyzzy";

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void whatGoesWellIsNotNoted() {
    browser.ask("{\"action\":\"ping\",\"id\":1}");
    browser.ask("{\"action\":\"cancel\",\"id\":1,\"target\":2}");
    browser.end();

    assertThat(browser.log().text()).isBlank();
  }

  @Test
  void aFailureIsNotedByActionAndCode() {
    browser.send("{\"action\":\"start_lmstudio\",\"id\":1}");
    browser.useCases().starts().next().fails(Failure.of(FailureCode.TIMEOUT, "It took too long."));
    browser.end();

    assertThat(browser.log().infos()).containsExactly("start_lmstudio failed: TIMEOUT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"action\":\"xyzzy\"}",
        "{\"action\":\"xyzzy\",\"id\":\"xyzzy\"}",
        "{\"action\":\"xyzzy\",\"stream\":\"xyzzy\"}",
        "{\"action\":\"ping\",\"stream\":\"xyzzy\"}",
        "{\"action\":\"ping\",\"id\":{\"xyzzy\":\"xyzzy\"}}",
        "{\"action\":\"cancel\",\"target\":{\"xyzzy\":1}}",
        "{\"action\":\"openai\",\"path\":\"/xyzzy\",\"method\":\"xyzzy\"}",
        "{\"action\":\"openai\",\"path\":\"/v1/models\",\"body\":\"xyzzy\"}",
        "{\"action\":\"proxy_chat_completion\",\"messages\":\"xyzzy\"}",
        "{\"action\":\"proxy_chat_completion\",\"messages\":[],\"settings\":{\"top_p\":\"xyzzy\"}}",
        "{\"xyzzy\":1,\"xyzzy\":2}",
        "{\"action\":\"xyzzy\" xyzzy",
        "[\"xyzzy\"]",
        "xyzzy",
      })
  void whatACallerMadeUpIsNotNoted(String request) {
    assertThat(browser.ask(request).at("/status").asText()).isEqualTo("error");
    browser.end();

    assertThat(browser.log().infos()).hasSize(1);
    assertThat(browser.log().text()).doesNotContain(PRIVATE);
  }

  @Test
  void ofARequestThatFailsByADefectNoPromptIsNoted() {
    browser.send(
        "{\"action\":\"proxy_chat_completion\",\"id\":\"xyzzy\",\"stream\":true,"
            + "\"model\":\"xyzzy\",\"messages\":[{\"content\":\"xyzzy\"}],"
            + "\"settings\":{\"stop\":\"xyzzy\"}}");
    browser
        .useCases()
        .chats()
        .next()
        .does(asked -> asked.sink().token(PRIVATE))
        .breaks(new IllegalStateException("defect"));
    browser.end();

    assertThat(browser.log().problems()).hasSize(1);
    assertThat(browser.log().infos()).containsExactly("proxy_chat_completion failed: INTERNAL");
    assertThat(browser.log().text()).doesNotContain(PRIVATE);
  }

  @Test
  void theWordsOfLmStudioAreNotNoted() {
    browser.send(
        "{\"action\":\"openai\",\"id\":1,\"path\":\"/v1/responses\",\"body\":{\"input\":\"xyzzy\"}}");
    browser
        .useCases()
        .relayed()
        .next()
        .fails(Failure.of(FailureCode.UPSTREAM_ERROR, "xyzzy is not what I expected."));
    browser.end();

    assertThat(browser.log().infos()).containsExactly("openai failed: UPSTREAM_ERROR");
    assertThat(browser.log().text()).doesNotContain(PRIVATE);
  }

  @Test
  void anIdInUseIsNotNoted() {
    browser.send("{\"action\":\"start_lmstudio\",\"id\":\"xyzzy\"}");
    browser.useCases().starts().next();
    browser.ask("{\"action\":\"xyzzy\",\"id\":\"xyzzy\"}");
    browser.end();

    assertThat(browser.log().infos()).hasSize(2);
    assertThat(browser.log().text()).doesNotContain(PRIVATE);
  }
}
