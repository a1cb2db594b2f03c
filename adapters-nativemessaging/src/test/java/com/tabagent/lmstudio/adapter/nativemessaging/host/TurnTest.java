package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Entry;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Kind;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.RecordingLog;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.WrittenFrames;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Answers;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whatever becomes of the work, there is one reply and one end.
class TurnTest {
  private final Entry entry = new InFlight(1).admit(Kind.REQUEST, Optional.empty());
  private final WrittenFrames written = new WrittenFrames();
  private final Answers answers = written.to("7", "ping", false);
  private final RecordingLog log = new RecordingLog();
  private int begun;
  private int done;

  @Test
  void whatGoesWellIsAnsweredAndNotNoted() {
    run(this::succeed);

    repliesWith("\"status\":\"success\"");
    assertThat(log.text()).isBlank();
  }

  @Test
  void whatFailsIsAnsweredAndNotedByItsCode() {
    run(() -> fail(FailureCode.TIMEOUT));

    repliesWith("TIMEOUT");
    assertThat(log.infos()).containsExactly("ping failed: TIMEOUT");
    assertThat(log.problems()).isEmpty();
  }

  @Test
  void whatWasCalledOffBeforeItsTurnIsNotBegun() {
    entry.cancellation().cancel();

    run(this::succeed);

    assertThat(begun).isZero();
    repliesWith("CANCELLED");
  }

  @Test
  void whatBreaksBecauseItWasCalledOffIsToldAsCancelled() {
    run(
        () -> {
          entry.cancellation().cancel();
          fail(FailureCode.UPSTREAM_INTERRUPTED);
        });

    repliesWith("CANCELLED");
  }

  @Test
  void aDefectIsToldAndNoted() {
    run(
        () -> {
          throw new AssertionError("never");
        });

    repliesWith("INTERNAL");
    assertThat(log.infos()).containsExactly("ping failed: INTERNAL");
    assertThat(log.problems()).singleElement().asString().contains("defect", "never");
  }

  @Test
  void aDefectBehindTheReplyIsOnlyNoted() {
    run(
        () -> {
          succeed();
          throw new AssertionError("never");
        });

    repliesWith("\"status\":\"success\"");
    assertThat(log.problems()).singleElement().asString().contains("never");
  }

  @Test
  void whereNoReplyCanBeGivenThatIsNotedAndTheTurnEnds() {
    run(
        () -> {
          succeed();
          fail(FailureCode.TIMEOUT);
        });

    repliesWith("\"status\":\"success\"");
    assertThat(log.problems()).singleElement().asString().contains("No reply could be given");
  }

  private void run(Runnable work) {
    new Turn("ping", entry, answers, work, () -> done++, log).run();
  }

  private void succeed() {
    begun++;
    answers.success(_ -> {});
  }

  private static void fail(FailureCode code) {
    throw new LmStudioException(Failure.of(code, "It did not work."));
  }

  private void repliesWith(String words) {
    assertThat(written.frames()).singleElement().asString().contains(words);
    assertThat(done).isEqualTo(1);
  }
}
