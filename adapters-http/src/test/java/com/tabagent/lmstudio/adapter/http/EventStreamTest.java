package com.tabagent.lmstudio.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Answer;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.End;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Refused;
import com.tabagent.lmstudio.domain.exchange.StreamEnd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {

  static final List<Arguments> CASES =
      List.of(
          Arguments.of(
              "a chat",
              StreamEnd.DONE_MARK,
              "data: {\"a\":1.00}\n\ndata: {\"a\":1e2}\n\ndata: [DONE]\n\n",
              List.of("chunk  {\"a\":1.00}", "chunk  {\"a\":1e2}", "end true")),
          Arguments.of(
              "a chat that merely stops",
              StreamEnd.DONE_MARK,
              "data: {\"a\":1}\n\n",
              List.of("chunk  {\"a\":1}", "end false")),
          Arguments.of(
              "a route without an end mark ends with the connection",
              StreamEnd.NONE,
              "data: {\"a\":1}\n\n",
              List.of("chunk  {\"a\":1}", "end true")),
          Arguments.of(
              "Anthropic's last event",
              StreamEnd.MESSAGE_STOP,
              "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\ndata: never\n\n",
              List.of("chunk message_stop {\"type\":\"message_stop\"}", "end true")),
          Arguments.of(
              "the last event of LM Studio's own chat",
              StreamEnd.CHAT_END,
              "event: message.delta\ndata: {}\n\nevent: chat.end\ndata: {\"result\":{}}\n\n",
              List.of("chunk message.delta {}", "chunk chat.end {\"result\":{}}", "end true")),
          Arguments.of(
              "a response in progress has no error, and says so",
              StreamEnd.RESPONSE_EVENT,
              "event: response.created\ndata: {\"response\":{\"error\":null},\"error\":null}\n\n"
                  .concat("event: response.completed\ndata: {\"response\":{\"error\":null}}\n\n"),
              List.of(
                  "chunk response.created {\"response\":{\"error\":null},\"error\":null}",
                  "chunk response.completed {\"response\":{\"error\":null}}",
                  "end true")),
          Arguments.of(
              "a failed response is an ordinary last event",
              StreamEnd.RESPONSE_EVENT,
              "event: response.failed\ndata: {\"response\":{\"error\":{\"code\":\"x\"}}}\n\n",
              List.of(
                  "chunk response.failed {\"response\":{\"error\":{\"code\":\"x\"}}}", "end true")),
          Arguments.of(
              "the error event of a response",
              StreamEnd.RESPONSE_EVENT,
              "event: error\ndata: {\"type\":\"error\",\"code\":\"c\",\"message\":\"m\"}\n\n",
              List.of("refused 200 [c] m {\"type\":\"error\",\"code\":\"c\",\"message\":\"m\"}")),
          Arguments.of(
              "an error event after some chunks",
              StreamEnd.DONE_MARK,
              "data: {}\n\nevent: error\ndata: {\"error\":{\"message\":\"m\"},\"message\":\"m\"}\n\n",
              List.of(
                  "chunk  {}",
                  "refused 200 [] m {\"error\":{\"message\":\"m\"},\"message\":\"m\"}")),
          Arguments.of(
              "an error as plain data",
              StreamEnd.DONE_MARK,
              "data: {\"error\":\"too long\"}\n\n",
              List.of("refused 200 [] too long {\"error\":\"too long\"}")),
          Arguments.of(
              "an error event in plain words",
              StreamEnd.DONE_MARK,
              "event: error\ndata: the model has crashed\n\n",
              List.of("refused 200 [] the model has crashed the model has crashed")),
          Arguments.of(
              "an error of LM Studio's own chat",
              StreamEnd.CHAT_END,
              "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"model_not_found\",\"message\":\"m\"}}\n\n",
              List.of(
                  "refused 200 [model_not_found] m {\"type\":\"error\",\"error\":{\"type\":\"model_not_found\",\"message\":\"m\"}}")),
          Arguments.of(
              "error: null and error: false are none",
              StreamEnd.DONE_MARK,
              "data: {\"error\":null}\n\ndata: {\"error\":false}\n\ndata: {\"a\":{\"error\":\"x\"}}\n\n",
              List.of(
                  "chunk  {\"error\":null}",
                  "chunk  {\"error\":false}",
                  "chunk  {\"a\":{\"error\":\"x\"}}",
                  "end false")),
          Arguments.of(
              "any JSON value will do",
              StreamEnd.NONE,
              "data: 1\n\ndata: null\n\ndata: \"x\"\n\ndata: [1,\ndata: 2]\n\n",
              List.of("chunk  1", "chunk  null", "chunk  \"x\"", "chunk  [1,\n2]", "end true")),
          Arguments.of(
              "what is no JSON goes as a string",
              StreamEnd.NONE,
              "data: hello \"you\"\n\ndata: {\"a\":\n\ndata: {} {}\n\ndata:\n\ndata: NaN\n\n"
                  .concat("data: a\ndata: b\n\n"),
              List.of(
                  "chunk  \"hello \\\"you\\\"\"",
                  "chunk  \"{\\\"a\\\":\"",
                  "chunk  \"{} {}\"",
                  "chunk  \"\"",
                  "chunk  \"NaN\"",
                  "chunk  \"a\\nb\"",
                  "end true")),
          Arguments.of(
              "a byte order mark within data is no JSON",
              StreamEnd.NONE,
              "data: \ufeff{}\n\n",
              List.of("chunk  \"\ufeff{}\"", "end true")),
          Arguments.of(
              "UTF-16 within data is no JSON",
              StreamEnd.NONE,
              "data:{\u0000}\u0000\n\n",
              List.of("chunk  \"{\\u0000}\\u0000\"", "end true")));

  @ParameterizedTest(name = "{0}")
  @FieldSource("CASES")
  void eachStreamEndsAsItShould(String name, StreamEnd end, String stream, List<String> events)
      throws IOException {
    assertThat(events(end, stream, UTF_8)).isEqualTo(events);
  }

  @Test
  void bytesThatABrowserWouldRefuseGoAsAString() throws IOException {
    // Not UTF-8 at all; an overlong slash; half of a surrogate pair.
    String stream =
        "data: \"\u00e9\"\n\ndata: \"\u00c0\u00af\"\n\ndata: \"\u00ed\u00a0\u0080\"\n\n";
    assertThat(events(StreamEnd.NONE, stream, ISO_8859_1))
        .hasSize(4)
        .startsWith("chunk  \"\\\"\ufffd\\\"\"")
        .allSatisfy(event -> assertThat(event).matches("end true|chunk  \"\\\\\"\ufffd+\\\\\"\""));
  }

  @Test
  void nestingIsBounded() throws IOException {
    String fits = "[".repeat(1_000) + "]".repeat(1_000);
    assertThat(events(StreamEnd.NONE, "data: " + fits + "\n\n", UTF_8)).contains("chunk  " + fits);
    String tooDeep = "[" + fits + "]";
    assertThat(events(StreamEnd.NONE, "data: " + tooDeep + "\n\n", UTF_8))
        .contains("chunk  \"" + tooDeep + "\"");
  }

  /// It is quoted piece by piece: no character may be lost or cut where two pieces meet.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aLongTextIsQuotedWhole(int shift) throws IOException {
    String text = "x".repeat(shift) + "\ud83d\ude00\u00e9\"\\\u2028".repeat(3_000);
    String quoted = "x".repeat(shift) + "\ud83d\ude00\u00e9\\\"\\\\\u2028".repeat(3_000);

    assertThat(events(StreamEnd.NONE, "data: " + text + "\n\n", UTF_8))
        .containsExactly("chunk  \"" + quoted + "\"", "end true");
  }

  @Test
  void aTextThatWouldBecomeTooLongIsRefused() {
    String text = "\u0001".repeat(20_000);

    assertThatExceptionOfType(TooLargeException.class)
        .isThrownBy(() -> events(StreamEnd.NONE, "data: " + text + "\n\n", UTF_8));
  }

  /// A long answer is a run of events of one name.
  @Test
  void theNameOfARunIsMadeOnce() throws IOException {
    String stream = "event: a\ndata: 1\n\nevent: a\ndata: 2\n\nevent: b\ndata: 3\n\n";
    var input = new ByteArrayInputStream(stream.getBytes(UTF_8));
    var events = new EventStream(200, StreamEnd.NONE, input, new AnswerRoom(), 100);
    String first = ((Chunk) events.next()).name();

    assertThat(((Chunk) events.next()).name()).isSameAs(first).isEqualTo("a");
    assertThat(((Chunk) events.next()).name()).isEqualTo("b");
  }

  private static List<String> events(StreamEnd end, String stream, Charset charset)
      throws IOException {
    var input = new ByteArrayInputStream(stream.getBytes(charset));
    var events = new EventStream(200, end, input, new AnswerRoom(), 100_000);
    var told = new ArrayList<String>();
    ExchangeEvent event;
    do {
      event = events.next();
      told.add(told(event));
    } while (event instanceof Chunk);
    return told;
  }

  private static String told(ExchangeEvent event) {
    return switch (event) {
      case Chunk(String name, var data) -> "chunk " + name + " " + data.text();
      case Refused(var error, var body) ->
          "refused %d [%s] %s %s"
              .formatted(error.httpStatus(), error.code(), error.message(), body.text());
      case End(boolean whole) -> "end " + whole;
      case Answer(var body) -> "answer " + body.text();
    };
  }
}
