package com.tabagent.lmstudio.adapter.nativemessaging.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Entry;
import com.tabagent.lmstudio.adapter.nativemessaging.host.InFlight.Kind;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Patience;
import com.tabagent.lmstudio.adapter.nativemessaging.message.RequestId;
import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is counted as in flight, and for how long.
@Timeout(60)
class InFlightTest {
  private final InFlight inFlight = new InFlight(2);

  @Test
  void anIdBelongsToTheRequestThatHoldsItNow() {
    Entry first = inFlight.admit(Kind.REQUEST, id(1));
    Expect.failure(FailureCode.BAD_REQUEST, () -> inFlight.admit(Kind.STREAM, id(1)));

    inFlight.release(first);
    assertThat(inFlight.find(id(1).orElseThrow())).isEmpty();
    Entry second = inFlight.admit(Kind.REQUEST, id(1));
    inFlight.done(first);

    assertThat(inFlight.find(id(1).orElseThrow())).contains(second);
    Expect.failure(FailureCode.BAD_REQUEST, () -> inFlight.admit(Kind.CANCEL, id(1)));
  }

  @Test
  void aRequestWhoseReplyIsOnItsWayIsStillInFlight() throws InterruptedException {
    Entry entry = inFlight.admit(Kind.REQUEST, id(1));
    inFlight.release(entry);

    assertThat(inFlight.entries()).containsExactly(entry);
    assertThat(inFlight.awaitNone(Duration.ZERO)).isFalse();

    inFlight.done(entry);
    assertThat(inFlight.entries()).isEmpty();
    assertThat(inFlight.awaitNone(Duration.ZERO)).isTrue();
  }

  @Test
  void roomIsGivenBackOnceHoweverARequestEnds() {
    for (int round = 0; round < 5; round++) {
      Entry released = inFlight.admit(Kind.REQUEST, id(1));
      Entry done = inFlight.admit(Kind.STREAM, id(2));
      isFull();

      inFlight.release(released);
      Entry next = inFlight.admit(Kind.REQUEST, id(3));
      inFlight.done(released);
      isFull();
      inFlight.done(released);
      isFull();

      inFlight.done(next);
      inFlight.done(done);
    }
  }

  private void isFull() {
    Expect.failure(FailureCode.BUSY, () -> inFlight.admit(Kind.REQUEST, id(4)));
  }

  @Test
  void onlyWorkIsCounted() {
    inFlight.admit(Kind.CANCEL, id(1));
    inFlight.admit(Kind.CANCEL, id(2));
    inFlight.admit(Kind.REFUSAL, id(3));
    inFlight.admit(Kind.REQUEST, id(4));
    inFlight.admit(Kind.REQUEST, id(5));

    inFlight.admit(Kind.CANCEL, id(6));
    Expect.failure(FailureCode.BUSY, () -> inFlight.admit(Kind.REQUEST, id(7)));
  }

  @Test
  void aRefusalTakesNoId() {
    Entry work = inFlight.admit(Kind.REQUEST, id(1));

    Entry refusal = inFlight.admit(Kind.REFUSAL, id(1));
    assertThat(inFlight.find(id(1).orElseThrow())).contains(work);
    inFlight.done(refusal);

    assertThat(inFlight.find(id(1).orElseThrow())).contains(work);
  }

  @Test
  void requestsWithoutAnIdHaveALimitOfTheirOwn() {
    Entry first = inFlight.admit(Kind.REQUEST, Optional.empty());
    for (int i = 1; i < InFlight.MOST_WITHOUT_ID; i++) {
      inFlight.admit(Kind.REQUEST, Optional.empty());
    }
    Expect.failure(FailureCode.BUSY, () -> inFlight.admit(Kind.REQUEST, Optional.empty()));
    inFlight.admit(Kind.CANCEL, Optional.empty());
    inFlight.admit(Kind.REQUEST, id(1));

    inFlight.done(first);
    inFlight.admit(Kind.REQUEST, Optional.empty());
    Expect.failure(FailureCode.BUSY, () -> inFlight.admit(Kind.REQUEST, Optional.empty()));

    inFlight.done(first);
    Expect.failure(FailureCode.BUSY, () -> inFlight.admit(Kind.REQUEST, Optional.empty()));
  }

  @Test
  void whenFarTooManyAnswersWaitToBeReadNothingMoreIsTakenOn() throws InterruptedException {
    Entry first = inFlight.admit(Kind.REFUSAL, Optional.empty());
    for (int i = 1; i < InFlight.MOST_UNWRITTEN; i++) {
      inFlight.admit(Kind.REFUSAL, Optional.empty());
    }
    Thread reader = Thread.ofPlatform().start(() -> inFlight.admit(Kind.REFUSAL, Optional.empty()));
    Patience.until(() -> hasStopped(reader), "the reader's wait");

    assertThat(reader.getState()).isEqualTo(Thread.State.WAITING);
    assertThat(inFlight.entries()).hasSize(InFlight.MOST_UNWRITTEN);

    inFlight.done(first);
    assertThat(reader.join(Patience.LIMIT)).isTrue();
    assertThat(inFlight.entries()).hasSize(InFlight.MOST_UNWRITTEN).doesNotContain(first);
  }

  @Test
  void workIsNoAnswerThatWaitsToBeRead() {
    inFlight.admit(Kind.REQUEST, id(1));
    inFlight.admit(Kind.REQUEST, Optional.empty());

    goesOn(
        () -> {
          for (int i = 0; i < InFlight.MOST_UNWRITTEN; i++) {
            inFlight.admit(Kind.REFUSAL, Optional.empty());
          }
        });
  }

  @Test
  void whoeverHasAskedKeepsNobodyWaiting() throws InterruptedException {
    inFlight.entries();
    goesOn(inFlight::entries);
    Entry entry = inFlight.admit(Kind.REQUEST, id(1));
    goesOn(inFlight::entries);
    inFlight.find(id(1).orElseThrow());
    goesOn(inFlight::entries);
    inFlight.awaitNone(Duration.ZERO);
    goesOn(inFlight::entries);
    inFlight.release(entry);
    goesOn(inFlight::entries);
    inFlight.done(entry);
    goesOn(inFlight::entries);
  }

  private static void goesOn(Runnable work) {
    Thread other = Thread.ofPlatform().daemon().start(work);
    Patience.until(() -> hasStopped(other), "the end of another thread's work");

    assertThat(other.getState()).isEqualTo(Thread.State.TERMINATED);
  }

  private static boolean hasStopped(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TERMINATED;
  }

  private static Optional<RequestId> id(int number) {
    String spelling = Integer.toString(number);
    return Optional.of(new RequestId(spelling, false, JsonPayload.of(spelling)));
  }
}
