package com.tabagent.lmstudio.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.InferenceGateway.Exchange;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Answer;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Chunk;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.End;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Refused;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [InferenceGateway] must do. The time limit only keeps a broken gateway from hanging
/// the build.
@Timeout(60)
public abstract class InferenceGatewayContract {
  private static final ProxyRequest CHAT =
      new ProxyRequest(
          Operation.CHAT_COMPLETIONS,
          "/v1/chat/completions",
          Optional.of(JsonPayload.of("{\"stream\":true}")),
          true);

  /// The shape of an error in every place where one can come.
  protected static final String ERROR =
      "{\"error\":{\"message\":\"no such model\",  \"code\":\"model_not_found\"}}";

  protected abstract InferenceGateway gateway();

  /// A server that answers every request with this JSON.
  protected abstract Endpoint serverThatAnswers(int status, String json);

  /// A server that streams these data, and then the mark that ends a chat.
  protected abstract Endpoint serverThatStreams(String... data);

  /// A server that streams these data and then ends the answer in good order, without the mark.
  protected abstract Endpoint serverThatForgetsTheEndMark(String... data);

  /// A server that streams these data and then breaks the connection.
  protected abstract Endpoint serverThatBreaksOff(String... data);

  /// A server that streams these data, then [#ERROR].
  protected abstract Endpoint serverThatFailsInTheMiddle(String... data);

  /// A server that streams these data and then nothing more, without an end.
  protected abstract Endpoint serverThatStalls(String... data);

  /// A server that takes the request and never answers.
  protected abstract Endpoint serverThatNeverAnswers();

  protected abstract Endpoint endpointWhereNobodyListens();

  @Test
  void anAnswerComesByteForByteAlsoToWhoWouldTakeAStream() {
    String json = "{ \"n\" : 1.00, \"n\" : 2 }\n";
    try (Exchange exchange = open(serverThatAnswers(200, json))) {
      assertThat(exchange.httpStatus()).isEqualTo(200);
      assertThat(exchange.streams()).isFalse();
      assertThat(exchange.next())
          .isInstanceOfSatisfying(
              Answer.class, answer -> assertThat(answer.body().text()).isEqualTo(json));
    }
  }

  @Test
  void headersHaveLowerCaseNames() {
    try (Exchange exchange = open(serverThatAnswers(200, "{}"))) {
      assertThat(exchange.headers().keySet())
          .allSatisfy(name -> assertThat(name).isEqualTo(name.toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void aStreamComesEventByEventAndEndsWhole() {
    try (Exchange exchange = open(serverThatStreams("{\"a\":1.00}", "{\"b\":2}"))) {
      assertThat(exchange.streams()).isTrue();
      assertChunk(exchange, "{\"a\":1.00}");
      assertChunk(exchange, "{\"b\":2}");
      assertThat(exchange.next()).isEqualTo(new End(true));
    }
  }

  @Test
  void aStreamThatMerelyStopsIsNotWhole() {
    try (Exchange exchange = open(serverThatForgetsTheEndMark("{\"a\":1}"))) {
      assertChunk(exchange, "{\"a\":1}");
      assertThat(exchange.next()).isEqualTo(new End(false));
    }
  }

  @Test
  void aStreamThatBreaksIsInterruptedAfterAllThatCame() {
    try (Exchange exchange = open(serverThatBreaksOff("{\"a\":1}"))) {
      assertChunk(exchange, "{\"a\":1}");
      assertFails(exchange::next, FailureCode.UPSTREAM_INTERRUPTED);
    }
  }

  @Test
  void anErrorStatusIsARefusalWithTheBodyAsItCame() {
    try (Exchange exchange = open(serverThatAnswers(400, ERROR))) {
      assertThat(exchange.httpStatus()).isEqualTo(400);
      assertRefused(exchange.next());
    }
  }

  @Test
  void anErrorInsideAGoodAnswerIsARefusal() {
    try (Exchange exchange = open(serverThatAnswers(200, ERROR))) {
      assertRefused(exchange.next());
    }
  }

  @Test
  void anErrorInTheMiddleOfAStreamIsARefusalAfterAllThatCame() {
    try (Exchange exchange = open(serverThatFailsInTheMiddle("{\"a\":1}"))) {
      assertChunk(exchange, "{\"a\":1}");
      assertRefused(exchange.next());
    }
  }

  @Test
  void whereNobodyListensTheServerIsDown() {
    Endpoint nowhere = endpointWhereNobodyListens();

    assertFails(() -> open(nowhere), FailureCode.SERVER_DOWN);
  }

  @Test
  void aRequestCalledOffBeforehandIsNotMade() {
    Endpoint server = serverThatAnswers(200, "{}");
    var cancellation = new Cancellation();
    cancellation.cancel();

    assertFails(() -> gateway().open(server, CHAT, cancellation), FailureCode.CANCELLED);
  }

  @Test
  void aWaitForTheAnswerCanBeCalledOffByAnotherThread() {
    Endpoint server = serverThatNeverAnswers();
    var cancellation = new Cancellation();
    Thread.ofVirtual().start(cancellation::cancel);

    assertFails(() -> gateway().open(server, CHAT, cancellation), FailureCode.CANCELLED);
  }

  @Test
  void aWaitForTheNextEventCanBeCalledOffByAnotherThread() {
    var cancellation = new Cancellation();
    try (Exchange exchange = gateway().open(serverThatStalls("{\"a\":1}"), CHAT, cancellation)) {
      assertChunk(exchange, "{\"a\":1}");
      Thread.ofVirtual().start(cancellation::cancel);

      assertFails(exchange::next, FailureCode.CANCELLED);
    }
  }

  @Test
  void closingInTheMiddleDoesNotWaitForTheServerAndClosingTwiceIsHarmless() {
    Exchange exchange = open(serverThatStalls("{\"a\":1}"));
    assertChunk(exchange, "{\"a\":1}");

    exchange.close();
    exchange.close();
  }

  private Exchange open(Endpoint endpoint) {
    return gateway().open(endpoint, CHAT, new Cancellation());
  }

  private static void assertChunk(Exchange exchange, String data) {
    assertThat(exchange.next())
        .isInstanceOfSatisfying(
            Chunk.class, chunk -> assertThat(chunk.data().text()).isEqualTo(data));
  }

  private static void assertRefused(ExchangeEvent event) {
    assertThat(event)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.error().code()).isEqualTo("model_not_found");
              assertThat(refused.error().message()).isEqualTo("no such model");
              assertThat(refused.body().text()).isEqualTo(ERROR);
            });
  }

  private static void assertFails(ThrowingCallable call, FailureCode code) {
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(call)
        .satisfies(thrown -> assertThat(thrown.failure().code()).isEqualTo(code));
  }
}
