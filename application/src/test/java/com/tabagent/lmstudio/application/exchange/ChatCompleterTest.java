package com.tabagent.lmstudio.application.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.World;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.application.port.out.FakeChatFormat;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway.Reply;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway.Step;
import com.tabagent.lmstudio.application.port.out.FakeLmsCli.Script;
import com.tabagent.lmstudio.application.port.out.InferenceGateway;
import com.tabagent.lmstudio.application.port.out.ModelCatalog.Listing;
import com.tabagent.lmstudio.application.server.ServerAccess;
import com.tabagent.lmstudio.domain.exchange.ChatCompletion;
import com.tabagent.lmstudio.domain.exchange.ChatMessage;
import com.tabagent.lmstudio.domain.exchange.Conversation;
import com.tabagent.lmstudio.domain.exchange.InferenceSettings;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.exchange.Operation;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.exchange.WaitPhase;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.model.Model;
import com.tabagent.lmstudio.domain.server.AutoStart;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChatCompleterTest {
  private final World world = new World();
  private final FakeInferenceGateway gateway = new FakeInferenceGateway();
  private final ServerAccess access = world.access(AutoStart.ON_FIRST_USE);
  private final ChatCompleter completer =
      new ChatCompleter(
          access,
          world.models,
          new FakeChatFormat(),
          world.relay(access, gateway),
          new Heartbeats(world.time, Heartbeats.INTERVAL, world.time));
  private final Cancellation cancellation = new Cancellation();
  private final List<String> tokens = new ArrayList<>();

  @BeforeEach
  void theServerRunsWithOneModel() {
    world.comesUp();
    world.models.put(
        Endpoint.DEFAULT,
        new Model("embedder", Model.Kind.EMBEDDING, true),
        new Model("loaded", Model.Kind.LANGUAGE, true));
    gateway.replies(
        Reply.answer(200, FakeChatFormat.completion("Hello!", "loaded", "stop").text()));
  }

  private ChatCompletion complete(Optional<String> model, boolean streamed) {
    var turns = new Conversation.Turns(List.of(ChatMessage.user("Hi")));
    var request = new ChatRequest(turns, InferenceSettings.DEFAULT, model, streamed);
    return completer.completeChat(request, new Tokens(), cancellation);
  }

  private String sentBody() {
    return gateway.sent().getLast().request().body().map(JsonPayload::text).orElseThrow();
  }

  @Test
  void aPlainAnswerComesWhole() {
    ChatCompletion completion = complete(Optional.empty(), false);

    assertThat(completion.content()).isEqualTo("Hello!");
    assertThat(completion.finishReason()).contains("stop");
    assertThat(tokens).isEmpty();
    ProxyRequest sent = gateway.sent().getFirst().request();
    assertThat(sent.operation()).isEqualTo(Operation.CHAT_COMPLETIONS);
    assertThat(sent.streamed()).isFalse();
  }

  @Test
  void aModelThatIsNamedIsTakenWithoutAskingForOthers() {
    complete(Optional.of("mine"), false);

    assertThat(sentBody()).startsWith("mine");
    assertThat(world.models.asked()).isEmpty();
  }

  @Test
  void whereNoneIsNamedTheLoadedOneThatCanChatAnswers() {
    complete(Optional.empty(), false);

    assertThat(sentBody()).startsWith("loaded");
  }

  @Test
  void whereNoneCanChatThereIsNoModel() {
    world.models.put(Endpoint.DEFAULT, new Model("embedder", Model.Kind.EMBEDDING, true));

    Expect.failure(FailureCode.NO_MODEL, () -> complete(Optional.empty(), false));
    assertThat(gateway.sent()).isEmpty();
  }

  @Test
  void aServerThatWantsATokenSaysSoBeforeAnythingIsSent() {
    world.models.put(Endpoint.DEFAULT, new Listing.TokenRequired());

    Expect.failure(FailureCode.AUTH_REQUIRED, () -> complete(Optional.empty(), false));
    assertThat(gateway.sent()).isEmpty();
  }

  @Test
  void aServerThatDoesNotListItsModelsIsLookedForAnewAndThenGivenUp() {
    world.models.put(Endpoint.DEFAULT, new Listing.Unknown());

    Expect.failure(FailureCode.NO_MODEL, () -> complete(Optional.empty(), false));
    assertThat(world.network.asked()).hasSize(2);
  }

  @Test
  void aServerThatHasGoneSinceIsStartedAgainBeforeAModelIsChosen() {
    complete(Optional.empty(), false);
    world.goesDown();
    world.models.put(Endpoint.DEFAULT, new Listing.Unknown());
    world.lms.starts(
        Script.ends(0, "")
            .doing(
                () -> {
                  world.comesUp();
                  world.models.put(
                      Endpoint.DEFAULT, new Model("other", Model.Kind.LANGUAGE, false));
                }));

    world.time.go(() -> complete(Optional.empty(), false));
    world.time.finish();

    assertThat(sentBody()).startsWith("other");
  }

  @Test
  void aStreamedAnswerComesPieceByPieceAndIsGathered() {
    gateway.replies(
        Reply.stream(
            Step.chunk(FakeChatFormat.piece("Hel")),
            Step.chunk(FakeChatFormat.piece("")),
            Step.chunk(FakeChatFormat.piece("lo!")),
            Step.chunk(FakeChatFormat.last("who-answered", "length")),
            Step.chunk(FakeChatFormat.usage("{\"total_tokens\":9}")),
            Step.end(true)));

    ChatCompletion completion = complete(Optional.of("asked"), true);

    assertThat(tokens).containsExactly("Hel", "lo!");
    assertThat(completion.content()).isEqualTo("Hello!");
    assertThat(completion.model()).isEqualTo("who-answered");
    assertThat(completion.finishReason()).contains("length");
    assertThat(completion.usage()).map(JsonPayload::text).contains("{\"total_tokens\":9}");
    assertThat(gateway.sent().getFirst().request().streamed()).isTrue();
  }

  @Test
  void whatOnePieceHasSaidHoldsWhenTheNextSaysNothingOfIt() {
    gateway.replies(
        Reply.stream(
            Step.chunk(FakeChatFormat.usage("{\"total_tokens\":9}")),
            Step.chunk(FakeChatFormat.last("who-answered", "length")),
            Step.chunk(FakeChatFormat.piece("x")),
            Step.end(true)));

    ChatCompletion completion = complete(Optional.of("asked"), true);

    assertThat(completion.model()).isEqualTo("who-answered");
    assertThat(completion.finishReason()).contains("length");
    assertThat(completion.usage()).map(JsonPayload::text).contains("{\"total_tokens\":9}");
  }

  @Test
  void aStreamThatNamesNobodyWasAnsweredByTheOneAsked() {
    gateway.replies(Reply.stream(Step.chunk(FakeChatFormat.piece("x")), Step.end(true)));

    assertThat(complete(Optional.of("asked"), true).model()).isEqualTo("asked");
  }

  @Test
  void aServerThatAnswersPlainlyThoughAStreamWasAskedForIsUnderstood() {
    assertThat(complete(Optional.empty(), true).content()).isEqualTo("Hello!");
  }

  @Test
  void aServerThatIsOffIsStartedAndTheCallerHears() {
    world.goesDown();
    world.lms.starts(Script.ends(0, "").doing(() -> world.comesUpAfter(Duration.ofMillis(2_500))));

    world.time.go(() -> complete(Optional.empty(), false));
    world.time.finish();

    assertThat(tokens).containsExactly("starting 1", "starting 2");
  }

  @Test
  void aServerThatTakesLongToListItsModelsIsToldOf() {
    world.models.meanwhile(() -> world.time.pause(Duration.ofSeconds(11)));

    world.time.go(() -> complete(Optional.empty(), true));
    world.time.finish();

    assertThat(tokens).containsExactly("waiting connect 5", "waiting connect 10");
  }

  @Test
  void whoTakesNoEventsIsNotTold() {
    world.models.meanwhile(() -> world.time.pause(Duration.ofSeconds(11)));

    world.time.go(() -> complete(Optional.empty(), false));
    world.time.finish();

    assertThat(tokens).isEmpty();
  }

  @Test
  void theSearchForAModelCanBeCalledOff() {
    world.models.put(Endpoint.DEFAULT, new Listing.Unknown());
    world.models.meanwhile(cancellation::cancel);

    Expect.failure(FailureCode.CANCELLED, () -> complete(Optional.empty(), false));
    assertThat(world.network.asked()).as("looks for a server").hasSize(1);
  }

  @Test
  void aTextWithoutEndEndsAtTheLimit() {
    Step piece = Step.chunk(FakeChatFormat.piece("x".repeat(ChatCompletion.LONGEST_CONTENT / 2)));
    gateway.replies(Reply.stream(piece, piece, Step.end(true)));
    assertThat(complete(Optional.of("m"), true).content()).hasSize(ChatCompletion.LONGEST_CONTENT);

    gateway.replies(
        Reply.stream(piece, piece, Step.chunk(FakeChatFormat.piece("x")), Step.end(true)));
    Expect.failure(FailureCode.RESULT_TOO_LARGE, () -> complete(Optional.of("m"), true));
    assertThat(gateway.open()).isZero();
  }

  @Test
  void whoNamesAModelHearsOfTheStartAsWell() {
    world.goesDown();
    world.lms.starts(Script.ends(0, "").doing(() -> world.comesUpAfter(Duration.ofMillis(2_500))));

    world.time.go(() -> complete(Optional.of("mine"), false));
    world.time.finish();

    assertThat(tokens).containsExactly("starting 1", "starting 2");
  }

  @Test
  void theSignsOfLifeOfAStreamReachTheCaller() {
    InferenceGateway thinking =
        (endpoint, request, progress, cancellation) -> {
          var exchange = gateway.open(endpoint, request, progress, cancellation);
          world.time.pause(Duration.ofSeconds(6));
          return exchange;
        };
    var slow =
        new ChatCompleter(
            access,
            world.models,
            new FakeChatFormat(),
            world.relay(access, thinking, world.time),
            new Heartbeats(world.time, Heartbeats.INTERVAL, world.time));
    var turns = new Conversation.Turns(List.of(ChatMessage.user("Hi")));
    var request = new ChatRequest(turns, InferenceSettings.DEFAULT, Optional.of("mine"), true);

    world.time.go(() -> slow.completeChat(request, new Tokens(), new Cancellation()));
    world.time.finish();

    assertThat(tokens).containsExactly("waiting first_byte 5");
  }

  private final class Tokens implements CompleteChat.Sink {
    @Override
    public void starting(Duration elapsed) {
      tokens.add("starting " + elapsed.toSeconds());
    }

    @Override
    public void waiting(WaitPhase phase, Duration elapsed) {
      tokens.add("waiting " + phase.wireName() + " " + elapsed.toSeconds());
    }

    @Override
    public void token(String text) {
      tokens.add(text);
    }
  }
}
