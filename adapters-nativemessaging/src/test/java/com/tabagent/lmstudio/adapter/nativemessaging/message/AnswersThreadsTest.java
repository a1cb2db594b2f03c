package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.WrittenFrames;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A request may be answered from several threads: one waits for LM Studio, another tells that it
/// still does.
@Timeout(60)
class AnswersThreadsTest {
  private static final int EACH = 2_000;

  private final WrittenFrames written = new WrittenFrames();

  @Test
  void eventsOfManyThreadsAreNumberedInTheOrderInWhichTheyGoOut() throws Exception {
    Answers answers = written.to("7", "openai", true);
    together(
        List.of(
            () -> answers.event("chunk", "", JsonPayload.of("{\"a\":1}")),
            () -> answers.event("waiting", out -> out.field("elapsed_ms", 1)),
            () -> answers.event("chunk", "named", JsonPayload.of("{\"b\":2}"))),
        EACH);
    answers.success(out -> {});

    List<JsonNode> frames = written.frames().stream().map(Json::read).toList();
    assertThat(frames).hasSize(3 * EACH + 1);
    assertThat(frames.subList(0, 3 * EACH))
        .extracting(frame -> frame.path("seq").asInt())
        .containsExactlyElementsOf(IntStream.range(0, 3 * EACH).boxed().toList());
    assertThat(frames)
        .allSatisfy(
            frame ->
                assertThat(frame.at("/payload/elapsed_ms").isMissingNode())
                    .isNotEqualTo(frame.path("type").asText().equals("waiting")));
  }

  @Test
  void nothingFollowsTheReplyWhateverTheOthersSend() throws Exception {
    for (int round = 0; round < 50; round++) {
      var frames = new WrittenFrames();
      Answers answers = frames.to("7", "openai", true);
      together(
          List.of(
              () -> answers.event("waiting", out -> {}),
              () -> {
                if (!answers.ended()) {
                  answers.error(Failure.of(FailureCode.SERVER_DOWN, "It does not run."));
                }
              }),
          40);

      assertThat(frames.frames().getLast()).startsWith("{\"status\":\"error\"");
      assertThat(frames.frames()).filteredOn(frame -> frame.startsWith("{\"status\"")).hasSize(1);
    }
  }

  private static void together(List<Runnable> works, int times) throws InterruptedException {
    var start = new CountDownLatch(works.size());
    List<Thread> threads =
        works.stream()
            .map(work -> Thread.ofPlatform().start(() -> repeat(work, times, start)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void repeat(Runnable work, int times, CountDownLatch start) {
    start.countDown();
    try {
      start.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    for (int time = 0; time < times; time++) {
      work.run();
    }
  }
}
