package com.tabagent.lmstudio.application.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.application.Expect;
import com.tabagent.lmstudio.application.port.out.FakePacer;
import com.tabagent.lmstudio.domain.exchange.Admission;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ModelQueueTest {
  private final FakePacer time = new FakePacer();
  private final ModelQueue queue = new ModelQueue(Admission.DEFAULT, time);
  private final Place first = inLine("qwen");

  private Place inLine(String model) {
    var place = new Place();
    queue.lineUp(place, model);
    return place;
  }

  private static boolean mayGo(Place place) {
    return place.turn().isDone();
  }

  private void warmUp() {
    queue.sent(first);
    queue.answered(first);
    first.close();
  }

  @Test
  void aModelThatIsNotKnownToBeLoadedIsAskedOnceUntilItAnswers() {
    Place second = inLine("qwen");
    Place third = inLine("qwen");

    assertThat(mayGo(first)).isTrue();
    queue.sent(first);
    assertThat(mayGo(second)).isFalse();

    queue.answered(first);
    assertThat(mayGo(second)).isTrue();
    assertThat(mayGo(third)).isFalse();

    queue.sent(second);
    assertThat(mayGo(third)).isTrue();
  }

  @Test
  void whereTheFirstEndsWithoutAnAnswerOnlyTheNextIsSent() {
    Place second = inLine("qwen");
    Place third = inLine("qwen");

    queue.sent(first);
    first.close();

    assertThat(mayGo(second)).isTrue();
    queue.sent(second);
    assertThat(mayGo(third)).isFalse();
  }

  @Test
  void nobodyIsSentBeforeTheOneAheadIsAtTheServer() {
    warmUp();
    Place second = inLine("qwen");
    Place third = inLine("qwen");

    assertThat(mayGo(second)).isTrue();
    assertThat(mayGo(third)).isFalse();
    queue.sent(second);
    assertThat(mayGo(third)).isTrue();
  }

  @Test
  void oneThatGivesUpDoesNotHoldTheOthers() {
    Place second = inLine("qwen");
    Place third = inLine("qwen");
    second.close();

    queue.sent(first);
    queue.answered(first);

    assertThat(mayGo(third)).isTrue();
  }

  @Test
  void requestsOfAnotherModelDoNotWait() {
    assertThat(mayGo(inLine("gemma"))).isTrue();
    assertThat(mayGo(inLine(""))).isTrue();
  }

  @Test
  void anotherModelThatIsAskedForMayPutThisOneOutOfMemory() {
    warmUp();
    inLine("gemma").close();
    Place second = inLine("qwen");
    Place third = inLine("qwen");

    queue.sent(second);
    assertThat(mayGo(third)).isFalse();
  }

  /// Whether two requests of this model may be at the server at once, neither of them answered.
  private boolean isWarm(String model) {
    Place one = inLine(model);
    queue.sent(one);
    Place other = inLine(model);
    boolean warm = mayGo(other);
    other.close();
    one.close();
    return warm;
  }

  @Test
  void whoeverOnlyWaitsForAnotherModelPutsNoneOutOfMemory() {
    queue.sent(inLine("gemma"));
    warmUp();
    Place waiting = inLine("gemma");
    assertThat(mayGo(waiting)).isFalse();

    assertThat(isWarm("qwen")).isTrue();
  }

  @Test
  void whoeverEndsPutsNoModelOutOfMemory() {
    Place gemma = inLine("gemma");
    queue.sent(gemma);
    warmUp();
    gemma.close();

    assertThat(isWarm("qwen")).isTrue();
  }

  @Test
  void theFirstOfSeveralThatWaitedForAnotherModelMayPutThisOneOutOfMemory() {
    Place gemma = inLine("gemma");
    queue.sent(gemma);
    Place next = inLine("gemma");
    Place last = inLine("gemma");
    warmUp();
    gemma.close();
    assertThat(mayGo(next)).isTrue();
    assertThat(mayGo(last)).isFalse();

    assertThat(isWarm("qwen")).isFalse();
  }

  @Test
  void aModelThatHasNotAnsweredForFiveMinutesMayHaveBeenUnloaded() {
    warmUp();
    time.pause(Duration.ofMinutes(5));
    Place second = inLine("qwen");
    queue.sent(second);
    Place third = inLine("qwen");
    assertThat(mayGo(third)).isTrue();
    second.close();
    third.close();

    time.pause(Duration.ofMillis(1));
    Place fourth = inLine("qwen");
    queue.sent(fourth);
    assertThat(mayGo(inLine("qwen"))).isFalse();
  }

  @Test
  void aModelThatStillTalksIsLoadedHoweverLongItTalks() {
    queue.sent(first);
    queue.answered(first);
    time.pause(Duration.ofHours(1));
    Place second = inLine("qwen");
    queue.sent(second);

    assertThat(mayGo(inLine("qwen"))).isTrue();
  }

  @Test
  void oneMoreThanAModelMayHaveIsBusyUntilOneHasEnded() {
    for (int i = 2; i <= 4; i++) {
      Place taken = inLine("qwen");
      assertThat(taken.refusal()).isEmpty();
    }
    Place fifth = inLine("qwen");

    Failure busy =
        Expect.failure(FailureCode.BUSY, () -> queue.awaitTurn(fifth, new Cancellation()));
    assertThat(busy.details()).containsEntry("retry_after_ms", 1_000L);
    assertThat(busy.remedy()).isPresent();
    assertThat(inLine("gemma").refusal()).isEmpty();

    first.close();
    assertThat(inLine("qwen").refusal()).isEmpty();
  }

  @Test
  void aPlaceIsTakenOnce() {
    queue.lineUp(first, "gemma");

    assertThat(first.model()).contains("qwen");
  }

  @Test
  void whoHasLeftBeforehandStandsInNoLine() {
    var gone = new Place();
    gone.close();
    queue.lineUp(gone, "gemma");

    assertThat(gone.model()).isEmpty();
    assertThat(mayGo(inLine("gemma"))).isTrue();
  }

  @Test
  void whoHasLeftDoesNotComeBack() {
    first.close();
    queue.lineUp(first, "gemma");
    Place second = inLine("qwen");

    assertThat(mayGo(second)).isTrue();
  }

  @Test
  void theWaitForATurnCanBeCalledOff() {
    Place second = inLine("qwen");
    var cancellation = new Cancellation();
    time.after(Duration.ofMinutes(3), cancellation::cancel);

    Expect.failure(FailureCode.CANCELLED, () -> queue.awaitTurn(second, cancellation));

    assertThat(time.now()).isEqualTo(Duration.ofMinutes(3));
  }
}
