package com.tabagent.lmstudio.application.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway.Reply;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway.Step;
import com.tabagent.lmstudio.application.port.out.FakeLmsCli.Script;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.UpstreamError;
import com.tabagent.lmstudio.domain.exchange.UpstreamRefusal;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.AutoStart;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InferenceRelayTest {
  private static final UpstreamError ERROR =
      new UpstreamError(400, "model_not_found", "no such model");
  private static final ProxyRequest REQUEST =
      new ProxyRequest(
          Operation.CHAT_COMPLETIONS,
          Operation.CHAT_COMPLETIONS.template(),
          Optional.of(JsonPayload.of("{}")),
          true);

  private final World world = new World();
  private final FakeInferenceGateway gateway = new FakeInferenceGateway();
  private final InferenceRelay relay = world.relay(world.access(AutoStart.ON_FIRST_USE), gateway);
  private final RecordingSink sink = new RecordingSink();

  @BeforeEach
  void theServerRuns() {
    world.comesUp();
  }

  @AfterEach
  void everyExchangeIsClosed() {
    assertThat(gateway.open()).isZero();
  }

  private Relay.Result relay() {
    return relay.relay(REQUEST, sink, new Cancellation());
  }

  @Test
  void aPlainAnswerComesAsItIs() {
    gateway.replies(Reply.answer(200, "{\"n\":1.00}"));

    Relay.Result result = relay();

    assertThat(result.answer().body()).map(JsonPayload::text).contains("{\"n\":1.00}");
    assertThat(result.answer().httpStatus()).isEqualTo(200);
    assertThat(gateway.sent())
        .containsExactly(new FakeInferenceGateway.Sent(Endpoint.DEFAULT, REQUEST));
    assertThat(result.chunks()).isZero();
    assertThat(sink.story()).isEmpty();
  }

  @Test
  void aStreamComesInOrderBetweenItsHeadAndItsEnd() {
    gateway.replies(
        Reply.stream(Step.chunk("1"), Step.chunk("2"), Step.chunk("3"), Step.end(true)));

    Relay.Result result = relay();

    assertThat(sink.story()).containsExactly("opened 200 text/event-stream", "1", "2", "3");
    assertThat(result.chunks()).isEqualTo(3);
    assertThat(result.answer().body()).isEmpty();
  }

  @Test
  void aStreamThatMerelyStopsIsInterruptedAndSaysHowMuchCame() {
    gateway.replies(Reply.stream(Step.chunk("1"), Step.chunk("2"), Step.end(false)));

    Failure failure = Expect.failure(FailureCode.UPSTREAM_INTERRUPTED, this::relay);

    assertThat(failure.details()).containsEntry("chunks", 2L);
    assertThat(sink.story()).endsWith("1", "2");
  }

  @Test
  void aConnectionThatBreaksIsInterruptedAndSaysHowMuchCame() {
    gateway.replies(Reply.stream(Step.chunk("1"), Step.breaks()));

    Failure failure = Expect.failure(FailureCode.UPSTREAM_INTERRUPTED, this::relay);

    assertThat(failure.details()).containsEntry("chunks", 1L);
  }

  @Test
  void aStreamThatStallsSaysHowMuchCameAndTheNextRequestAsksAnewWhoIsThere() {
    Failure stalled =
        Failure.of(FailureCode.UPSTREAM_STALLED, "Nothing comes.").with("phase", "between_bytes");
    gateway.replies(Reply.stream(Step.chunk("1"), new Step.Breaks(stalled)));

    Failure failure = Expect.failure(FailureCode.UPSTREAM_STALLED, this::relay);

    assertThat(failure.details()).containsEntry("chunks", 1L).containsKey("phase");
    world.put(new Identity.Foreign("HTTP 404"));
    Expect.failure(FailureCode.NOT_LM_STUDIO, this::relay);
  }

  @Test
  void aConnectionThatBreaksBeforeAPlainAnswerCountsNothing() {
    gateway.replies(new Reply.Comes(200, Map.of(), false, List.of(Step.breaks())));

    Failure failure = Expect.failure(FailureCode.UPSTREAM_INTERRUPTED, this::relay);

    assertThat(failure.details()).isEmpty();
  }

  @Test
  void afterABrokenConnectionTheNextRequestAsksAnewWhoIsThere() {
    gateway.replies(Reply.stream(Step.breaks()));
    Expect.failure(FailureCode.UPSTREAM_INTERRUPTED, this::relay);

    world.put(new Identity.Foreign("HTTP 404"));

    Expect.failure(FailureCode.NOT_LM_STUDIO, this::relay);
    assertThat(gateway.sent()).hasSize(1);
  }

  @Test
  void aServerThatRefusesIsStillThere() {
    gateway.replies(Reply.refusal(400, ERROR, "{}"));

    Expect.failure(FailureCode.MODEL_NOT_FOUND, this::relay);
    Expect.failure(FailureCode.MODEL_NOT_FOUND, this::relay);

    assertThat(world.network.asked()).containsExactly(Endpoint.DEFAULT);
  }

  /// It would wait for a start, and be refused then.
  @Test
  void aRequestThatIsNotTakenOnStartsNoServer() {
    world.goesDown();
    var place = new Place();
    place.refuse(Failure.of(FailureCode.BUSY, "Too many."));

    Expect.failure(FailureCode.BUSY, () -> relay.relay(REQUEST, place, sink, new Cancellation()));

    assertThat(world.lms.commands()).isEmpty();
  }

  @Test
  void aRefusalCarriesTheAnswerUnchanged() {
    gateway.replies(Reply.refusal(400, ERROR, "{\"error\":  1.00}"));

    UpstreamRefusal refusal = catchThrowableOfType(UpstreamRefusal.class, this::relay);

    assertThat(refusal.failure().code()).isEqualTo(FailureCode.MODEL_NOT_FOUND);
    assertThat(refusal.failure().details()).isEmpty();
    assertThat(refusal.answer().httpStatus()).isEqualTo(400);
    assertThat(refusal.answer().body()).map(JsonPayload::text).contains("{\"error\":  1.00}");
  }

  @Test
  void aRefusalInTheMiddleComesAfterTheChunksAndCountsThem() {
    gateway.replies(Reply.stream(Step.chunk("1"), Step.refused(ERROR, "{}")));

    UpstreamRefusal refusal = catchThrowableOfType(UpstreamRefusal.class, this::relay);

    assertThat(refusal.failure().details()).containsEntry("chunks", 1L);
    assertThat(sink.story()).endsWith("1");
  }

  @Test
  void aServerThatHasGoneSinceIsStartedAndTheRequestSentOnce() {
    world.lms.starts(Script.ends(0, "").doing(world::comesUp));
    gateway.replies(Reply.answer(200, "1"));
    relay();
    world.goesDown();
    gateway.replies(Reply.nobody(), Reply.answer(200, "2"));

    world.time.go(() -> assertThat(relay().answer().body()).map(JsonPayload::text).contains("2"));
    world.time.finish();

    assertThat(gateway.sent()).hasSize(2);
    assertThat(world.lms.commands()).hasSize(1);
  }

  @Test
  void aServerThatIsGoneTwiceIsDown() {
    gateway.replies(Reply.nobody());

    Expect.failure(FailureCode.SERVER_DOWN, this::relay);
    assertThat(world.network.asked()).containsExactly(Endpoint.DEFAULT, Endpoint.DEFAULT);
  }

  @Test
  void whatMayHaveReachedTheServerIsNotSentAgain() {
    gateway.replies(
        new Reply.Fails(Failure.of(FailureCode.UPSTREAM_INTERRUPTED, "Broke while sending.")),
        Reply.answer(200, "never"));

    Expect.failure(FailureCode.UPSTREAM_INTERRUPTED, this::relay);
    assertThat(gateway.sent()).isEmpty();
  }

  @Test
  void aSinkThatFailsEndsTheExchange() {
    gateway.replies(Reply.stream(Step.chunk("1"), Step.chunk("2"), Step.end(true)));
    sink.failsOn("2");

    assertThatThrownBy(this::relay).hasMessage("the pipe is closed");
  }

  @Test
  void aRequestCalledOffInTheMiddleEndsTheExchange() {
    var cancellation = new Cancellation();
    gateway.replies(Reply.stream(Step.chunk("1")));
    sink.does("1", cancellation::cancel);

    Expect.failure(FailureCode.CANCELLED, () -> relay.relay(REQUEST, sink, cancellation));
  }
}
