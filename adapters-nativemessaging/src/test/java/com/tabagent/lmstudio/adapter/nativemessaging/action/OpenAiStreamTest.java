package com.tabagent.lmstudio.adapter.nativemessaging.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.kit.Call;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedUseCases.Relayed;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.UpstreamAnswer;
import com.tabagent.lmstudio.domain.exchange.UpstreamRefusal;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Forwarding a request whose answer comes event by event, over the wire.
@Timeout(60)
class OpenAiStreamTest {
  private static final String REQUEST =
      "{\"action\":\"openai\",\"id\":\"s\",\"path\":\"/v1/messages\",\"body\":{\"stream\":true}";

  @AutoClose private final PlayedBrowser browser = PlayedBrowser.open();

  @Test
  void aStreamBringsItsHeadThenItsEventsThenTheirNumber() {
    Call<Relayed, Relay.Result> stream = begin(",\"stream\":true}");

    stream
        .does(asked -> asked.sink().starting(Duration.ofSeconds(1)))
        .does(asked -> asked.sink().opened(200, Map.of("content-type", "text/event-stream")))
        .does(asked -> asked.sink().chunk(chunk("message_start", "{\"n\":1.00,\"n\":2}")))
        .does(asked -> asked.sink().chunk(chunk("", "\"no object\"")))
        .returns(Samples.streamed(2));

    assertThat(stream.asked().request().streamed()).isTrue();
    assertThat(browser.next())
        .isEqualTo(
            Json.read(
                """
                {"type":"lmstudio.starting","id":"s","seq":0,"payload":{"elapsed_ms":1000}}
                """));
    assertThat(browser.next())
        .isEqualTo(
            Json.read(
                """
                {"type":"response","id":"s","seq":1,
                 "payload":{"http_status":200,"headers":{"content-type":"text/event-stream"}}}
                """));
    assertThat(browser.nextText())
        .isEqualTo(
            "{\"type\":\"chunk\",\"id\":\"s\",\"seq\":2,\"event\":\"message_start\","
                + "\"payload\":{\"n\":1.00,\"n\":2}}");
    assertThat(browser.nextText())
        .isEqualTo("{\"type\":\"chunk\",\"id\":\"s\",\"seq\":3,\"payload\":\"no object\"}");
    assertThat(browser.next())
        .isEqualTo(
            Json.read(
                """
                {"status":"success","id":"s","action":"openai",
                 "payload":{"http_status":200,"chunks":2}}
                """));
    assertThat(browser.end()).isEmpty();
  }

  @Test
  void aSilenceIsToldWithItsPhase() {
    Call<Relayed, Relay.Result> stream = begin(",\"stream\":true}");

    stream.does(asked -> asked.sink().waiting(WaitPhase.FIRST_BYTE, Duration.ofMillis(5_250)));

    assertThat(browser.next())
        .isEqualTo(
            Json.read(
                """
                {"type":"waiting","id":"s","seq":0,
                 "payload":{"phase":"first_byte","elapsed_ms":5250}}
                """));
  }

  @Test
  void eachEventComesAsSoonAsItIsThere() {
    Call<Relayed, Relay.Result> stream = begin(",\"stream\":true}");

    stream.does(asked -> asked.sink().chunk(chunk("", "1")));
    assertThat(browser.next().at("/payload").asInt()).isEqualTo(1);

    stream.does(asked -> asked.sink().chunk(chunk("", "2")));
    assertThat(browser.next().at("/payload").asInt()).isEqualTo(2);
  }

  @Test
  void anEventNameIsWrittenAsText() {
    begin(",\"stream\":true}").does(asked -> asked.sink().chunk(chunk("a\"b\\é", "{}")));

    assertThat(browser.next().at("/event").textValue()).isEqualTo("a\"b\\é");
  }

  @Test
  void anAnswerThatComesWholeAllTheSameIsAPlainReply() {
    begin(",\"stream\":true}").returns(Samples.answer("{\"whole\":true}"));

    assertThat(browser.next())
        .isEqualTo(
            Json.read(
                """
                {"status":"success","id":"s","action":"openai","payload":{"http_status":200,
                 "headers":{"content-type":"application/json"},"body":{"whole":true}}}
                """));
    assertThat(browser.end()).isEmpty();
  }

  @Test
  void whoDidNotAskForEventsGetsNone() {
    Call<Relayed, Relay.Result> stream = begin("}");

    stream
        .does(asked -> asked.sink().starting(Duration.ofSeconds(1)))
        .does(asked -> asked.sink().opened(200, Map.of()))
        .does(asked -> asked.sink().chunk(chunk("", "{}")))
        .returns(Samples.answer("{}"));

    assertThat(stream.asked().request().streamed()).isFalse();
    assertThat(browser.next().at("/status").asText()).isEqualTo("success");
    assertThat(browser.end()).isEmpty();
  }

  @Test
  void withoutAnIdNothingIsStreamed() {
    browser.send("{\"action\":\"openai\",\"stream\":true,\"path\":\"/v1/messages\",\"body\":{}}");

    assertThat(browser.useCases().relayed().next().asked().request().streamed()).isFalse();
  }

  @Test
  void anErrorInTheMiddleOfAStreamEndsItWithTheServersAnswer() {
    var answer =
        new UpstreamAnswer(200, Map.of(), Optional.of(JsonPayload.of("{\"error\":\"no room\"}")));
    begin(",\"stream\":true}")
        .does(asked -> asked.sink().chunk(chunk("", "{}")))
        .breaks(new UpstreamRefusal(Failure.of(FailureCode.CONTEXT_OVERFLOW, "No room."), answer));

    assertThat(browser.next().at("/type").asText()).isEqualTo("chunk");
    assertThat(browser.next())
        .isEqualTo(
            Json.read(
                """
                {"status":"error","id":"s","action":"openai","message":"No room.",
                 "error":{"code":"CONTEXT_OVERFLOW","retryable":false},
                 "payload":{"http_status":200,"headers":{},"body":{"error":"no room"}}}
                """));
    assertThat(browser.end()).isEmpty();
  }

  @Test
  void aStreamThatBreaksTellsHowManyEventsCameBefore() {
    begin(",\"stream\":true}")
        .fails(
            Failure.of(FailureCode.UPSTREAM_INTERRUPTED, "The stream broke.").with("chunks", 17L));

    assertThat(browser.next().at("/error"))
        .isEqualTo(
            Json.read(
                """
                {"code":"UPSTREAM_INTERRUPTED","retryable":true,"details":{"chunks":17}}
                """));
  }

  @Test
  void anEventThatFitsNoFrameEndsTheRequest() {
    begin(",\"stream\":true}")
        .does(asked -> asked.sink().chunk(chunk("", "1")))
        .does(asked -> asked.sink().chunk(chunk("", "\"" + "x".repeat(1 << 20) + "\"")))
        .does(asked -> asked.sink().chunk(chunk("", "3")))
        .returns(Samples.streamed(3));

    assertThat(browser.next().at("/seq").asInt()).isZero();
    assertThat(browser.next().at("/error/code").asText()).isEqualTo("RESULT_TOO_LARGE");
    assertThat(browser.end()).isEmpty();
  }

  private Call<Relayed, Relay.Result> begin(String end) {
    browser.send(REQUEST + end);
    return browser.useCases().relayed().next();
  }

  private static ExchangeEvent.Chunk chunk(String name, String data) {
    return new ExchangeEvent.Chunk(name, JsonPayload.of(data));
  }
}
