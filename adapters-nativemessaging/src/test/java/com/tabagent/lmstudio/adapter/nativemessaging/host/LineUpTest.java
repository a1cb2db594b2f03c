package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// In whose line a request is put, and when.
@Timeout(60)
class LineUpTest {
  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  private void openAi(String id, String path, String body) {
    browser.send(
        "{\"action\":\"openai\"" + id + ",\"path\":\"" + path + "\",\"body\":" + body + "}");
  }

  @Test
  void eachRequestStandsInTheLineOfItsModelInTheOrderOfTheFrames() {
    for (int i = 0; i < 30; i++) {
      openAi(",\"id\":" + i, "/v1/responses", "{\"input\":[{}],\"model\":\"m" + i + "\"}");
    }
    browser.send(
        "{\"action\":\"proxy_chat_completion\",\"id\":30,\"messages\":[1],\"model\":\"chat\"}");
    browser.end();

    assertThat(browser.useCases().linedUp())
        .startsWith("m0", "m1", "m2")
        .endsWith("m28", "m29", "chat")
        .hasSize(31);
  }

  @Test
  void aBodyWithoutAModelStandsInTheLineOfThose() {
    openAi(",\"id\":1", "/v1/embeddings", "{\"input\":{\"model\":\"inner\"}}");
    openAi(",\"id\":2", "/v1/embeddings", "{\"model\":7}");
    browser.end();

    assertThat(browser.useCases().linedUp()).containsExactly("", "");
  }

  @Test
  void whatAsksNoModelStandsInNoLine() {
    openAi(",\"id\":1", "/api/v1/models/load", "{\"model\":\"qwen\"}");
    openAi(",\"id\":2", "/v1/files", "{\"model\":\"qwen\"}");
    browser.send("{\"action\":\"openai\",\"id\":3,\"path\":\"/v1/models\"}");
    browser.send("{\"action\":\"proxy_chat_completion\",\"id\":4,\"messages\":[1]}");
    browser.end();

    assertThat(browser.useCases().linedUp()).isEmpty();
  }

  /// They go in order by themselves.
  @Test
  void whatHasNoIdStandsInNoLineBeforeItsTurn() {
    openAi("", "/v1/embeddings", "{\"model\":\"qwen\"}");
    assertThat(browser.useCases().relayed().next().asked().request().model()).isEqualTo("qwen");

    assertThat(browser.useCases().linedUp()).isEmpty();
  }
}
