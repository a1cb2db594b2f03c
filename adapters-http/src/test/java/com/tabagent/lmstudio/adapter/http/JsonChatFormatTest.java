package com.tabagent.lmstudio.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.exchange.ChatRequest;
import com.tabagent.lmstudio.application.port.out.ChatFormat;
import com.tabagent.lmstudio.application.port.out.ChatFormatContract;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.ChatMessage;
import com.tabagent.lmstudio.domain.exchange.Conversation;
import com.tabagent.lmstudio.domain.exchange.InferenceSettings;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonChatFormatTest extends ChatFormatContract {
  private static final InferenceSettings NONE =
      new InferenceSettings(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
  private static final Conversation HELLO =
      new Conversation.Turns(List.of(ChatMessage.user("say \"hi\"\n\u0001é")));

  private final JsonChatFormat format = new JsonChatFormat();

  @Override
  protected ChatFormat format() {
    return format;
  }

  @Override
  protected JsonPayload completion(String content, String model, String finishReason) {
    return JsonPayload.of(
        """
        {"id":"chatcmpl-1","object":"chat.completion","model":"%s","choices":[{"index":0,
        "message":{"role":"assistant","content":"%s","reasoning_content":"hm","tool_calls":[]},
        "logprobs":null,"finish_reason":"%s"}],"stats":{}}
        """
            .formatted(model, content, finishReason));
  }

  @Override
  protected JsonPayload piece(String text) {
    return JsonPayload.of(
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}"
            .formatted(text.replace("\n", "\\n")));
  }

  @Override
  protected JsonPayload last(String model, String finishReason) {
    return JsonPayload.of(
        "{\"model\":\"%s\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}]}"
            .formatted(model, finishReason));
  }

  @Override
  protected JsonPayload somethingElse() {
    return JsonPayload.of("{\"object\":\"list\",\"data\":[]}");
  }

  @Test
  void aRequestSaysNothingThatWasNotAsked() {
    assertThat(written(HELLO, NONE, false))
        .isEqualTo(
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"say \\\"hi\\\"\\n\\u0001é\"}]}");
  }

  @Test
  void aStreamedRequestAsksForTheTokenCounts() {
    assertThat(
            written(
                new Conversation.Verbatim(JsonPayload.of("[ ]")), InferenceSettings.DEFAULT, true))
        .isEqualTo(
            "{\"model\":\"m\",\"messages\":[ ],\"stream\":true,\"temperature\":0.7,\"top_p\":0.9,"
                + "\"max_tokens\":512,\"stream_options\":{\"include_usage\":true}}");
  }

  @Test
  void otherSettingsGoAsTheyAreAndCannotReplaceWhatIsKnown() {
    var others = new LinkedHashMap<String, JsonPayload>();
    others.put("seed", JsonPayload.of("1.00"));
    others.put("model", JsonPayload.of("\"evil\""));
    others.put("messages", JsonPayload.of("[]"));
    others.put("stream", JsonPayload.of("false"));
    others.put("max_tokens", JsonPayload.of("9"));
    others.put("top_p", JsonPayload.of("1e-1"));
    others.put("st\"op", JsonPayload.slice("xx[ \"a\" ]xx".getBytes(StandardCharsets.UTF_8), 2, 7));
    others.put("stream_options", JsonPayload.of("{}"));
    var settings =
        new InferenceSettings(Optional.of(0.0), Optional.empty(), Optional.of(-1), others);
    assertThat(written(new Conversation.Verbatim(JsonPayload.of("[]")), settings, true))
        .isEqualTo(
            "{\"model\":\"m\",\"messages\":[],\"stream\":true,\"temperature\":0.0,\"max_tokens\":-1,"
                + "\"seed\":1.00,\"top_p\":1e-1,\"st\\\"op\":[ \"a\" ],\"stream_options\":{}}");
  }

  @Test
  void tokenCountsAreThoseThatTheServerWrote() {
    String text =
        "xx{\"model\":\"m\",\"usage\":{ \"prompt_tokens\":1.0, \"x\":{} },\"choices\":[{\"message\":{\"content\":\"é\"}}]}xx";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ChatCompletion read = format.readCompletion(JsonPayload.slice(bytes, 2, bytes.length - 4));
    assertThat(read.content()).isEqualTo("é");
    assertThat(read.finishReason()).isEmpty();
    assertThat(read.usage().map(JsonPayload::text)).contains("{ \"prompt_tokens\":1.0, \"x\":{} }");
  }

  @Test
  void theLastEventOfAStreamBringsTheTokenCountsAlone() {
    ChatFormat.Delta delta =
        format.readDelta(JsonPayload.of("{\"choices\":[],\"usage\":{\"total_tokens\":3}}"));
    assertThat(delta.text()).isEmpty();
    assertThat(delta.usage().map(JsonPayload::text)).contains("{\"total_tokens\":3}");
    assertThat(format.readDelta(JsonPayload.of("{\"choices\":[],\"usage\":null}")).usage())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}",
        "{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\",\"reasoning\":\"hm\"}}]}",
        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"content\":\"x\"}}]}}]}",
        "{\"choices\":[{\"delta\":{\"content\":[{\"text\":\"x\"}]}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"other\"},\"index\":1}]}",
        "{\"choices\":{\"delta\":{\"content\":\"x\"}},\"content\":\"y\"}",
        "{\"choices\":[7,[8]],\"model\":null,\"usage\":[]}",
        "\"text\"",
        "[1]",
        "7"
      })
  void whatIsNotTheAnswersTextIsNotTold(String data) {
    assertThat(format.readDelta(JsonPayload.of(data)))
        .isEqualTo(new ChatFormat.Delta("", Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void ofSeveralChoicesTheFirstCounts() {
    String choice = "{\"index\":%d,\"message\":{\"content\":\"%s\"},\"finish_reason\":\"stop\"}";
    String body =
        "{\"choices\":[" + choice.formatted(1, "b") + "," + choice.formatted(0, "a") + "]}";
    assertThat(format.readCompletion(JsonPayload.of(body)).content()).isEqualTo("a");
    String bare =
        "{\"choices\":[{\"message\":{\"content\":\"a\"}},{\"message\":{\"content\":\"b\"}}]}";
    assertThat(format.readCompletion(JsonPayload.of(bare)).content()).isEqualTo("a");
  }

  @Test
  void aCallOfAToolIsAnAnswerWithoutText() {
    String body =
        "{\"choices\":[{\"message\":{\"content\":null,\"tool_calls\":[{}]},\"finish_reason\":\"tool_calls\"}]}";
    assertThat(format.readCompletion(JsonPayload.of(body)))
        .isEqualTo(new ChatCompletion("", "", Optional.of("tool_calls"), Optional.empty()));
  }

  @Test
  void aTextMayBeLongButNotWithoutEnd() {
    String longest = "x".repeat(ChatCompletion.LONGEST_CONTENT);
    assertThat(format.readCompletion(answer("message", longest)).content()).isEqualTo(longest);
    assertThat(format.readDelta(answer("delta", longest)).text()).isEqualTo(longest);

    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> format.readCompletion(answer("message", longest + "x")))
        .satisfies(JsonChatFormatTest::tooLarge);
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> format.readDelta(answer("delta", longest + "x")))
        .satisfies(JsonChatFormatTest::tooLarge);
  }

  private static JsonPayload answer(String part, String content) {
    return JsonPayload.of("{\"choices\":[{\"" + part + "\":{\"content\":\"" + content + "\"}}]}");
  }

  private static void tooLarge(LmStudioException thrown) {
    assertThat(thrown.failure().code()).isEqualTo(FailureCode.RESULT_TOO_LARGE);
    assertThat(thrown.failure().remedy()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "{\"choices\":[]}", "{\"choices\":[{}", "[]", "{}"})
  void whatIsNoCompletionIsAnUpstreamErrorWithANextStep(String body) {
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> format.readCompletion(JsonPayload.of(body)))
        .satisfies(
            thrown -> {
              assertThat(thrown.failure().code()).isEqualTo(FailureCode.UPSTREAM_ERROR);
              assertThat(thrown.failure().remedy()).isPresent();
            });
  }

  private String written(Conversation conversation, InferenceSettings settings, boolean streamed) {
    return format
        .write(new ChatRequest(conversation, settings, Optional.empty(), streamed), "m")
        .text();
  }
}
