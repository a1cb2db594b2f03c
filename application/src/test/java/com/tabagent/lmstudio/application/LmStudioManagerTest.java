package com.tabagent.lmstudio.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.exchange.ChatCompleter;
import com.tabagent.lmstudio.application.exchange.Heartbeats;
import com.tabagent.lmstudio.application.port.out.FakeChatFormat;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway.Reply;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway.Step;
import com.tabagent.lmstudio.application.port.out.FakeLmsCli.Script;
import com.tabagent.lmstudio.application.server.ServerAccess;
import com.tabagent.lmstudio.domain.exchange.ChatMessage;
import com.tabagent.lmstudio.domain.exchange.InferenceSettings;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.model.Model;
import com.tabagent.lmstudio.domain.server.AutoStart;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LmStudioManagerTest {
  private static final List<ChatMessage> HELLO = List.of(ChatMessage.user("Hello"));

  private final World world = new World();
  private final FakeInferenceGateway gateway = new FakeInferenceGateway();
  private final AtomicInteger released = new AtomicInteger();
  private final List<String> tokens = new ArrayList<>();

  private LmStudioManager manager() {
    ServerAccess access = world.access(AutoStart.ON_FIRST_USE);
    var chat =
        new ChatCompleter(
            access,
            world.models,
            new FakeChatFormat(),
            world.relay(access, gateway),
            new Heartbeats(world.time, Heartbeats.INTERVAL, _ -> {}));
    return new LmStudioManager(
        world.status, world.start, world.stop, chat, released::incrementAndGet);
  }

  private void theServerRuns() {
    world.comesUp();
    world.models.put(Endpoint.DEFAULT, new Model("m", Model.Kind.LANGUAGE, true));
  }

  @Test
  void statusStartAndStopAreTheUseCasesOfTheHost() {
    world.lms.starts(Script.ends(0, "").doing(world::comesUp));
    world.lms.stops(Script.ends(0, "").doing(world::goesDown));
    LmStudioManager manager = manager();
    assertThat(manager.status().serverRunning()).isFalse();

    world.time.go(() -> assertThat(manager.ensureServerRunning().serverRunning()).isTrue());
    world.time.finish();

    assertThat(manager.stopServer().serverRunning()).isFalse();
  }

  @Test
  void aStartIsWaitedForOnlySoLong() {
    world.lms.starts(Script.hangs());

    world.time.go(
        () ->
            Expect.failure(
                FailureCode.TIMEOUT, () -> manager().ensureServerRunning(Duration.ofSeconds(2))));
    world.time.finish();

    assertThat(world.time.now().toSeconds()).isEqualTo(2);
  }

  @Test
  void aChatComesWhole() {
    theServerRuns();
    gateway.replies(Reply.answer(200, FakeChatFormat.completion("Hi", "m", "stop").text()));

    assertThat(manager().proxyChatCompletion(HELLO, InferenceSettings.DEFAULT).content())
        .isEqualTo("Hi");
    assertThat(gateway.sent().getFirst().request().streamed()).isFalse();
  }

  @Test
  void aChatComesTokenByToken() {
    theServerRuns();
    gateway.replies(
        Reply.stream(
            Step.chunk(FakeChatFormat.piece("H")),
            Step.chunk(FakeChatFormat.piece("i")),
            Step.end(true)));

    assertThat(
            manager().proxyChatCompletion(HELLO, InferenceSettings.DEFAULT, tokens::add).content())
        .isEqualTo("Hi");
    assertThat(tokens).containsExactly("H", "i");
  }

  @Test
  void aChatCanBeCalledOff() {
    theServerRuns();
    gateway.replies(Reply.stream(Step.chunk(FakeChatFormat.piece("H"))));
    var cancellation = new Cancellation();

    Expect.failure(
        FailureCode.CANCELLED,
        () ->
            manager()
                .proxyChatCompletion(
                    HELLO, InferenceSettings.DEFAULT, _ -> cancellation.cancel(), cancellation));
    assertThat(gateway.open()).isZero();
  }

  @Test
  void closingGivesBackWhatIsHeld() {
    manager().close();

    assertThat(released).hasValue(1);
  }
}
