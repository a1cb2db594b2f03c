package com.tabagent.lmstudio.application.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway.Reply;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway.Step;
import com.tabagent.lmstudio.application.port.out.InferenceGateway;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.UpstreamError;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// What the first request came to decides whether the next two may be at the server at once.
@Timeout(60)
class WarmModelTest {
  private static final ProxyRequest REQUEST =
      new ProxyRequest(
          Operation.CHAT_COMPLETIONS,
          Operation.CHAT_COMPLETIONS.template(),
          Optional.of(JsonPayload.of("{}")),
          true);

  static final List<Arguments> CASES =
      List.of(
          Arguments.of("a stream", Reply.stream(Step.chunk("1"), Step.end(true)), 2),
          Arguments.of("a plain answer", Reply.answer(200, "{}"), 2),
          Arguments.of("a refusal", Reply.refusal(400, new UpstreamError(400, "", "no"), "{}"), 1),
          Arguments.of("a stream without a word", Reply.stream(Step.end(true)), 1));

  private final World world = new World();
  private final FakeInferenceGateway server = new FakeInferenceGateway();
  private final InferenceRelay relay =
      world.relay(world.access(AutoStart.ON_FIRST_USE), thinking());

  private InferenceGateway thinking() {
    return (endpoint, request, progress, cancellation) -> {
      var exchange = server.open(endpoint, request, progress, cancellation);
      world.time.pause(Duration.ofMinutes(1));
      return exchange;
    };
  }

  @BeforeEach
  void theServerRuns() {
    world.comesUp();
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("CASES")
  void aModelThatHasSaidSomethingTakesTwoRequestsAtOnce(String name, Reply first, int atOnce) {
    server.replies(first, Reply.stream(Step.chunk("1"), Step.end(true)));
    world.time.go(
        () -> {
          send();
          world.time.go(this::send);
          world.time.pause(Duration.ofSeconds(1));
          world.time.go(this::send);
          world.time.pause(Duration.ofSeconds(1));
          assertThat(server.sent()).hasSize(1 + atOnce);
        });
    world.time.finish();

    assertThat(server.sent()).hasSize(3);
  }

  @Test
  void aModelThatHasBegunToAnswerTakesTheNextBeforeItsEnd() {
    server.replies(Reply.stream(Step.chunk("1"), Step.end(true)));
    var sink = new RecordingSink();
    sink.does(
        "1",
        () -> {
          world.time.go(this::send);
          world.time.pause(Duration.ofSeconds(1));
          assertThat(server.sent()).hasSize(2);
        });
    world.time.go(() -> relay.relay(REQUEST, sink, new Cancellation()));
    world.time.finish();
  }

  private void send() {
    try {
      relay.relay(REQUEST, new RecordingSink(), new Cancellation());
    } catch (LmStudioException refused) {
      assertThat(refused).hasMessageContaining("no");
    }
  }
}
