package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.tabagent.lmstudio.adapter.nativemessaging.action.Actions;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.Room;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Entry;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Kind;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.Caller;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.HostIdentity;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Patience;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedUseCases;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.RecordingLog;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Samples;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.WrittenFrames;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Envelope;
import com.tabagent.lmstudio.adapter.nativemessaging.message.EnvelopeReader;
import com.tabagent.lmstudio.application.exchange.ModelQueue;
import com.tabagent.lmstudio.application.exchange.Place;
import com.tabagent.lmstudio.application.port.out.FakePacer;
import com.tabagent.lmstudio.domain.exchange.Admission;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What has happened when the thread that reads goes on to the next frame, and what each message
/// leaves behind.
@Timeout(60)
class DispatcherTest {
  private static final int LARGE = 100_000;
  private static final String EMBEDDING =
      "{\"action\":\"openai\",\"path\":\"/v1/embeddings\",\"body\":{\"model\":\"qwen\"}%s}";

  private final InFlight inFlight = new InFlight(8);
  private final Room room = new Room();
  private final WrittenFrames written = new WrittenFrames();
  private final PlayedUseCases useCases = new PlayedUseCases();
  private final Dispatcher dispatcher = dispatcher();

  private Dispatcher dispatcher() {
    useCases.relayed().answersAtOnce(Samples.answer("{}"));
    var log = new RecordingLog();
    var identity = new HostIdentity(() -> "0.1.0", "linux", () -> 4711, 8, Caller.NONE);
    var actions = new Actions(useCases, identity);
    var tidying = new Tidying(() -> 0, () -> {});
    return new Dispatcher(
        actions,
        inFlight,
        room,
        new Turns(written.writer(), room, inFlight, actions::knows, tidying, log),
        new StartAhead(AutoStart.NEVER, useCases, log),
        new CallingOff(inFlight, () -> 0, CallingOff.Patience.WITH_A_SHELL, log));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"action\":\"ping\",\"id\":7}                | \"pong\":true",
        "{\"action\":\"ping\"}                         | \"pong\":true",
        "{\"action\":\"cancel\",\"id\":7,\"target\":1} | \"cancelled\":false",
        "{\"action\":\"cancel\",\"id\":7,\"target\":7} | \"cancelled\":false",
        "{\"action\":\"cancel\",\"id\":7}              | BAD_REQUEST",
        "{\"id\":7}                                    | BAD_REQUEST",
        "{\"action\":\"ping\",\"id\":7                 | BAD_JSON",
        "{\"type\":\"part\",\"id\":7,\"index\":1}      | BAD_REQUEST",
      })
  void eachMessageIsAnsweredOnceAndGivesBackWhatItHeld(String message, String words) {
    dispatch(message);

    assertThat(frames()).singleElement().asString().contains(words);
    assertThat(room.taken()).isZero();
  }

  @Test
  void theLastPartBeginsTheRequest() {
    dispatch(part("{\\\"action\\\":\\\"ping\\\"", 0, false));
    assertThat(frames()).isEmpty();
    assertThat(room.taken()).isZero();

    dispatch(part(",\\\"id\\\":7}", 1, true));

    assertThat(frames()).singleElement().asString().contains("\"id\":7", "\"pong\":true");
    assertThat(room.taken()).isZero();
  }

  @Test
  void theIdOfAnUnfinishedRequestIsInUse() {
    dispatch(part("{", 0, false));

    dispatch("{\"action\":\"ping\",\"id\":7}");

    assertThat(frames()).singleElement().asString().contains("BAD_REQUEST", "in flight");
  }

  @Test
  void aCancelHasTakenEffectBeforeTheNextFrameIsRead() {
    Entry target = inFlight.admit(Kind.REQUEST, read("{\"id\":7}").id());

    dispatch("{\"action\":\"cancel\",\"id\":8,\"target\":7}");

    assertThat(target.cancellation().isCancelled()).isTrue();
    inFlight.done(target);
    assertThat(frames()).singleElement().asString().contains("\"id\":8", "\"cancelled\":true");
  }

  @Test
  void whatIsUnfinishedIsAnsweredWhenItIsCancelled() {
    dispatch(part("{", 0, false));

    dispatch("{\"action\":\"cancel\",\"id\":8,\"target\":7}");

    assertThat(frames())
        .hasSize(2)
        .anySatisfy(frame -> assertThat(frame).contains("\"id\":7", "CANCELLED"))
        .anySatisfy(frame -> assertThat(frame).contains("\"id\":8", "\"cancelled\":true"));
  }

  @Test
  void aRequestWithAnIdStandsInItsLineBeforeTheNextFrameIsRead() {
    dispatch(EMBEDDING.formatted(",\"id\":7"));

    assertThat(useCases.linedUp()).containsExactly("qwen");
    assertThat(frames()).singleElement().asString().contains("success");
  }

  @Test
  void aRequestWithoutAnIdStandsInNone() {
    dispatch(EMBEDDING.formatted(""));

    assertThat(useCases.linedUp()).isEmpty();
    assertThat(frames()).singleElement().asString().contains("success");
  }

  @Test
  void aStreamIsExpectedBeforeTheNextFrameIsRead() {
    assertThat(isStream(",\"id\":7,\"stream\":true")).isTrue();

    assertThat(useCases.streamsExpected()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {",\"id\":7", ",\"id\":7,\"stream\":false", ",\"stream\":true"})
  void whatIsAnsweredInOneFrameIsNoStream(String fields) {
    assertThat(isStream(fields)).isFalse();

    assertThat(useCases.streamsExpected()).isZero();
  }

  private boolean isStream(String fields) {
    dispatch("{\"action\":\"check_lmstudio\"" + fields + "}");
    boolean streams = inFlight.entries().getFirst().streams();
    useCases.checks().next().returns(Samples.ready());
    assertThat(frames()).hasSize(1);
    return streams;
  }

  @Test
  void aDefectInTheLineLeavesNothingBehind() {
    var queue = new ModelQueue(new Admission(1), new FakePacer());
    useCases.standsIn(
        (place, model) -> {
          queue.lineUp(place, model);
          throw new IllegalStateException("defect");
        });

    assertThatIllegalStateException()
        .isThrownBy(() -> dispatch(EMBEDDING.formatted(",\"id\":7")))
        .withMessage("defect");

    assertThat(inFlight.entries()).isEmpty();
    assertThat(room.taken()).isZero();
    try (var next = new Place()) {
      queue.lineUp(next, "qwen");
      assertThat(next.model()).contains("qwen");
    }
  }

  private void dispatch(String message) {
    room.take(LARGE);
    dispatcher.dispatch(read(message), LARGE);
  }

  private static Envelope read(String message) {
    return EnvelopeReader.read(message.getBytes(UTF_8));
  }

  /// A piece of the request 7.
  private static String part(String data, int index, boolean last) {
    return "{\"type\":\"part\",\"id\":7,\"index\":%d,\"last\":%s,\"data\":\"%s\"}"
        .formatted(index, last, data);
  }

  /// All that has been answered when nothing is in flight any more.
  private List<String> frames() {
    try {
      assertThat(inFlight.awaitNone(Patience.LIMIT)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    return written.frames();
  }
}
