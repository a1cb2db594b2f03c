package com.tabagent.lmstudio.application.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway.Reply;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway.Step;
import com.tabagent.lmstudio.application.port.out.FakeLmsCli.Script;
import com.tabagent.lmstudio.application.port.out.InferenceGateway;
import com.tabagent.lmstudio.application.port.out.InferenceGateway.Exchange;
import com.tabagent.lmstudio.domain.exchange.ExchangeEvent;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Signs of life, in virtual time. That a story comes to its end also shows that no heartbeat goes
/// on behind it.
@Timeout(60)
class HeartbeatTest {
  private static final ProxyRequest STREAMED = request(true);

  private final World world = new World();
  private final FakeInferenceGateway server = new FakeInferenceGateway();
  private final RecordingSink sink = new RecordingSink();
  private Duration connecting = Duration.ZERO;
  private Duration prefill = Duration.ZERO;
  private Duration thought = Duration.ZERO;
  private final InferenceRelay relay =
      world.relay(world.access(AutoStart.ON_FIRST_USE), thinking(), world.time);

  private static ProxyRequest request(boolean streamed) {
    return new ProxyRequest(
        Operation.CHAT_COMPLETIONS,
        Operation.CHAT_COMPLETIONS.template(),
        Optional.of(JsonPayload.of("{}")),
        streamed);
  }

  /// A server that thinks before it answers, and before each piece of its answer.
  private InferenceGateway thinking() {
    return (endpoint, request, progress, cancellation) -> {
      world.time.pause(connecting);
      var exchange = server.open(endpoint, request, progress, cancellation);
      world.time.pause(prefill);
      return new Thinking(exchange);
    };
  }

  private final class Thinking implements Exchange {
    private final Exchange exchange;

    Thinking(Exchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public int httpStatus() {
      return exchange.httpStatus();
    }

    @Override
    public Map<String, String> headers() {
      return exchange.headers();
    }

    @Override
    public boolean streams() {
      return exchange.streams();
    }

    @Override
    public ExchangeEvent next() {
      world.time.pause(thought);
      return exchange.next();
    }

    @Override
    public void close() {
      exchange.close();
    }
  }

  @BeforeEach
  void theServerRuns() {
    world.comesUp();
    server.replies(Reply.stream(Step.chunk("1"), Step.chunk("2"), Step.end(true)));
  }

  private void play(ProxyRequest request) {
    world.time.go(() -> relay.relay(request, sink, new Cancellation()));
    world.time.finish();
  }

  @Test
  void sixMinutesOfSilentPrefillEndInTheAnswer() {
    prefill = Duration.ofMinutes(6);

    play(STREAMED);

    Stream<String> beats =
        IntStream.range(1, 6 * 60 / 5).mapToObj(beat -> "first_byte " + 5 * beat + " s");
    assertThat(sink.story())
        .filteredOn(said -> !said.equals("first_byte 360 s"))
        .containsExactlyElementsOf(
            Stream.concat(beats, Stream.of("opened 200 text/event-stream", "1", "2")).toList());
  }

  @Test
  void eachSilenceIsToldWithItsPhase() {
    connecting = Duration.ofSeconds(6);
    prefill = Duration.ofSeconds(7);
    thought = Duration.ofSeconds(8);

    play(STREAMED);

    assertThat(sink.story())
        .containsExactly(
            "connect 5 s",
            "first_byte 4 s",
            "opened 200 text/event-stream",
            "first_byte 5 s",
            "1",
            "between_bytes 5 s",
            "2",
            "between_bytes 5 s");
  }

  /// A browser that is slow to hear of it is none either.
  @Test
  void aStartThatIsToldIsNoSilenceAndTheSilenceBehindItIsTold() {
    world.goesDown();
    Duration start = Duration.ofSeconds(9);
    world.lms.starts(Script.ends(0, "").after(start).doing(() -> world.comesUpAfter(start)));
    sink.does("starting", () -> world.time.pause(Duration.ofSeconds(30)));
    prefill = Duration.ofSeconds(7);

    play(STREAMED);

    assertThat(sink.story())
        .containsExactly("starting", "first_byte 5 s", "opened 200 text/event-stream", "1", "2");
  }

  @Test
  void whatComesInTimeIsNotInterruptedBySignsOfLife() {
    prefill = Duration.ofMillis(4_900);

    play(STREAMED);

    assertThat(sink.story()).containsExactly("opened 200 text/event-stream", "1", "2");
  }

  @Test
  void aSlowBrowserIsNotAServerThatSaysNothing() {
    sink.does("1", () -> world.time.pause(Duration.ofMinutes(1)));

    play(STREAMED);

    assertThat(sink.story()).containsExactly("opened 200 text/event-stream", "1", "2");
  }

  @Test
  void whoTakesNoEventsHearsNothing() {
    prefill = Duration.ofMinutes(1);
    server.replies(Reply.answer(200, "{}"));

    play(request(false));

    assertThat(sink.story()).isEmpty();
  }

  /// A server may say that it is alive before it has read the prompt; from then on the limit is
  /// that between bytes, and so is the phase.
  @Test
  void aCommentIsTheBeginningOfTheAnswer() {
    Step silence = new Step.Pause(() -> world.time.pause(Duration.ofSeconds(7)));
    server.replies(
        Reply.stream(silence, new Step.Comment(), silence, Step.chunk("1"), Step.end(true)));

    play(STREAMED);

    assertThat(sink.story())
        .containsExactly(
            "opened 200 text/event-stream", "first_byte 5 s", "between_bytes 4 s", "1");
  }

  @Test
  void aSilenceInTheMiddleCountsFromTheLastEvent() {
    var heartbeat = new Heartbeat(sink::waiting, world.time, Heartbeats.INTERVAL);
    world.time.go(
        () -> {
          world.time.go(heartbeat::watch);
          heartbeat.enter(WaitPhase.BETWEEN_BYTES);
          world.time.pause(Duration.ofSeconds(4));
          heartbeat.sending();
          heartbeat.sent();
          world.time.pause(Duration.ofSeconds(12));
          heartbeat.close();
        });
    world.time.finish();

    assertThat(sink.story()).containsExactly("between_bytes 5 s", "between_bytes 10 s");
  }

  @Test
  void whoWaitsInLineHearsSoAndIsSentInOrder() {
    prefill = Duration.ofSeconds(12);
    var place = new Place();
    world.time.go(
        () -> {
          world.time.go(() -> relay.relay(STREAMED, new RecordingSink(), new Cancellation()));
          world.time.pause(Duration.ofSeconds(1));
          relay.relay(STREAMED, place, sink, new Cancellation());
        });
    world.time.finish();

    assertThat(sink.story())
        .startsWith("queue 5 s", "queue 10 s", "first_byte 4 s")
        .endsWith("opened 200 text/event-stream", "1", "2");
    assertThat(server.sent()).hasSize(2);
  }

  @Test
  void aRequestCalledOffInLineLeavesTheLineAndNoHeartbeat() {
    prefill = Duration.ofMinutes(10);
    var cancellation = new Cancellation();
    world.time.go(
        () -> {
          world.time.after(Duration.ofMinutes(1), cancellation::cancel);
          world.time.go(() -> relay.relay(STREAMED, new RecordingSink(), new Cancellation()));
          world.time.pause(Duration.ofSeconds(1));
          Expect.failure(FailureCode.CANCELLED, () -> relay.relay(STREAMED, sink, cancellation));
        });
    world.time.finish();

    assertThat(sink.story()).isNotEmpty().allMatch(said -> said.startsWith("queue "));
    assertThat(server.sent()).hasSize(1);
  }
}
