package com.tabagent.lmstudio.adapter.nativemessaging.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.Conversation;
import com.tabagent.lmstudio.domain.exchange.InferenceSettings;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The simple form of a chat, over the wire.
@Timeout(60)
class ChatActionTest {
  private static final String MESSAGES =
      "[ {\"role\":\"user\",\"content\":\"Hello\",\"n\":1.0,\"n\":2} ]";

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void theMessagesGoOnByteForByteAndTheTextComesBack() {
    browser.send(
        "{\"action\":\"proxy_chat_completion\",\"model\":\"m\",\"messages\":" + MESSAGES + "}");

    var chat = browser.useCases().chats().next();
    chat.returns(
        new ChatCompletion(
            "You said: \"Hello\"",
            "qwen",
            Optional.of("length"),
            Optional.of(JsonPayload.of("{\"total_tokens\":4.0}"))));

    ChatRequest request = chat.asked().request();
    assertThat(messages(request)).isEqualTo(MESSAGES);
    assertThat(request.model()).contains("m");
    assertThat(request.streamed()).isFalse();
    String reply = browser.nextText();
    assertThat(Json.read(reply))
        .isEqualTo(
            Json.read(
                """
                {"status":"success","action":"proxy_chat_completion",
                 "payload":{"content":"You said: \\"Hello\\"","model":"qwen",
                            "finish_reason":"length","usage":{"total_tokens":4.0}}}
                """));
    assertThat(reply).contains("\"usage\":{\"total_tokens\":4.0}");
  }

  @Test
  void whatTheServerDidNotSayIsLeftOut() {
    browser.send("{\"action\":\"proxy_chat_completion\",\"id\":1,\"messages\":[]}");

    browser
        .useCases()
        .chats()
        .next()
        .returns(new ChatCompletion("", "qwen", Optional.empty(), Optional.empty()));

    assertThat(browser.next().at("/payload"))
        .isEqualTo(Json.read("{\"content\":\"\",\"model\":\"qwen\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"settings\":null"})
  void withoutSettingsThereAreDefaultsAndTheModelIsLeftOpen(String settings) {
    ChatRequest request = requestWith(settings);

    assertThat(request.settings())
        .isEqualTo(
            new InferenceSettings(Optional.of(0.7), Optional.of(0.9), Optional.of(512), Map.of()));
    assertThat(request.model()).isEmpty();
  }

  @Test
  void settingsThatAreEmptyLeaveEverythingToTheServer() {
    assertThat(requestWith(",\"settings\":{}").settings())
        .isEqualTo(
            new InferenceSettings(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()));
  }

  @Test
  void settingsGoOnAndThoseThatTheHostDoesNotKnowGoOnAsTheyAre() {
    InferenceSettings settings =
        requestWith(
                ",\"settings\":{\"stop\": [\"a\",1.00], \"temperature\":0,\"top_p\":1,"
                    + "\"max_new_tokens\":-1,\"seed\":12345678901234567890,\"max_tokens\":null}")
            .settings();

    assertThat(settings.temperature()).contains(0.0);
    assertThat(settings.topP()).contains(1.0);
    assertThat(settings.maxNewTokens()).contains(-1);
    assertThat(settings.others().keySet()).containsExactly("stop", "seed", "max_tokens");
    assertThat(settings.others().values())
        .extracting(JsonPayload::text)
        .containsExactly("[\"a\",1.00]", "12345678901234567890", "null");
  }

  @ParameterizedTest
  @CsvSource({
    "temperature, 2",
    "top_p, 0.001",
    "max_new_tokens, 1",
    "max_new_tokens, 2147483647",
  })
  void theLimitsOfASettingBelongToIt(String name, String value) {
    assertThat(requestWith(",\"settings\":{\"" + name + "\":" + value + "}").settings().others())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "temperature    | -0.001",
        "temperature    | 2.001",
        "temperature    | \"1\"",
        "top_p          | 0",
        "top_p          | 1.001",
        "top_p          | true",
        "max_new_tokens | 0",
        "max_new_tokens | -2",
        "max_new_tokens | 1.5",
        "max_new_tokens | 2147483648",
        "max_new_tokens | {}",
      })
  void aSettingOutOfRangeIsToldByItsName(String name, String value) {
    refuses(name, "\"messages\":[],\"settings\":{\"" + name + "\":" + value + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "messages | \"id\":1",
        "messages | \"messages\":null",
        "messages | \"messages\":\"Hello\"",
        "messages | \"messages\":{}",
        "settings | \"messages\":[],\"settings\":[]",
        "model    | \"messages\":[],\"model\":7",
      })
  void aRequestThatIsNotOneNamesTheField(String name, String fields) {
    refuses(name, fields);
  }

  @Test
  void aStreamedChatBringsItsTextInTokens() {
    browser.send(
        "{\"action\":\"proxy_chat_completion\",\"id\":\"c\",\"stream\":true,\"messages\":[]}");

    var chat = browser.useCases().chats().next();
    chat.does(asked -> asked.sink().starting(Duration.ofSeconds(1)))
        .does(asked -> asked.sink().token("You \"said\""))
        .does(asked -> asked.sink().token(": é\n😀"))
        .returns(Samples.completion("You \"said\": é\n😀"));

    assertThat(chat.asked().request().streamed()).isTrue();
    assertThat(browser.next())
        .isEqualTo(
            Json.read(
                """
                {"type":"lmstudio.starting","id":"c","seq":0,"payload":{"elapsed_ms":1000}}
                """));
    assertThat(browser.next()).isEqualTo(token(1, "You \\\"said\\\""));
    assertThat(browser.next()).isEqualTo(token(2, ": é\\n😀"));
    assertThat(browser.next())
        .isEqualTo(
            Json.read(
                """
                {"status":"success","id":"c","action":"proxy_chat_completion",
                 "payload":{"content":"You \\"said\\": é\\n😀","model":"qwen",
                            "finish_reason":"stop"}}
                """));
    assertThat(browser.end()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"id\":1", "\"stream\":true"})
  void whoDidNotAskForTokensOrHasNoIdGetsTheWholeTextOnly(String fields) {
    browser.send("{\"action\":\"proxy_chat_completion\",\"messages\":[]," + fields + "}");

    var chat = browser.useCases().chats().next();
    chat.does(asked -> asked.sink().token("a")).returns(Samples.completion("a"));

    assertThat(chat.asked().request().streamed()).isFalse();
    assertThat(browser.next().at("/payload/content").asText()).isEqualTo("a");
    assertThat(browser.end()).isEmpty();
  }

  private ChatRequest requestWith(String fields) {
    browser.send("{\"action\":\"proxy_chat_completion\",\"id\":1,\"messages\":[]" + fields + "}");
    return browser.useCases().chats().next().asked().request();
  }

  private void refuses(String name, String fields) {
    JsonNode reply = browser.ask("{\"action\":\"proxy_chat_completion\"," + fields + "}");

    assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(reply.at("/message").asText()).contains(name);
    assertThat(browser.useCases().chats().calls()).isZero();
  }

  private static String messages(ChatRequest request) {
    assertThat(request.conversation()).isInstanceOf(Conversation.Verbatim.class);
    return ((Conversation.Verbatim) request.conversation()).messages().text();
  }

  private static JsonNode token(int seq, String text) {
    return Json.read(
        "{\"type\":\"token\",\"id\":\"c\",\"seq\":%d,\"payload\":{\"text\":\"%s\"}}"
            .formatted(seq, text));
  }
}
