package com.tabagent.lmstudio.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.domain.failure.FailureCode;
import java.io.IOException;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/// Answers share a bounded memory, and what nobody holds any more is free again.
class AnswerRoomTest {
  private static final int MIB = 1024 * 1024;
  private static final int SMALL = 65_536;

  private final AnswerRoom room = new AnswerRoom();

  /// What somebody goes on holding, for as long as the test runs.
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private byte[] held = {};

  private int collections;

  @Test
  void whatIsHeldIsCountedUpToTheLimit() throws IOException {
    held = room.allocate(64 * MIB);

    assertThatExceptionOfType(NoRoomException.class).isThrownBy(() -> room.allocate(32 * MIB + 1));
    assertThat(room.allocate(32 * MIB)).hasSize(32 * MIB);
  }

  @Test
  void whatIsSmallFitsBesideThatAndIsNotCounted() throws IOException {
    held = room.allocate(AnswerRoom.MOST);

    assertThat(room.allocate(SMALL)).hasSize(SMALL);
    assertThatExceptionOfType(NoRoomException.class).isThrownBy(() -> room.allocate(SMALL + 1));
  }

  @Test
  void whatNobodyHoldsIsFreeAgain() throws IOException {
    for (int time = 0; time < 5; time++) {
      assertThat(room.allocate(64 * MIB)).hasSize(64 * MIB);
    }
  }

  /// A collection makes everybody wait.
  @Test
  void eachTimeMuchHasBeenGivenAwayThereIsOneCollection() throws IOException {
    var counting = new AnswerRoom(() -> collections++);
    for (int mebibyte = 1; mebibyte <= 65; mebibyte++) {
      counting.allocate(MIB);

      assertThat(collections).isEqualTo((mebibyte - 1) / 32);
    }
  }

  /// Some of it may be held by nobody any more.
  @Test
  void beforeAnAnswerIsRefusedThereIsACollection() throws IOException {
    var counting = new AnswerRoom(() -> collections++);
    int least = SMALL + 1;
    var all = List.of(counting.allocate(AnswerRoom.MOST - 2 * least), counting.allocate(least));
    assertThat(collections).isEqualTo(2);

    held = counting.allocate(least);
    assertThat(collections).isEqualTo(2);
    assertThatExceptionOfType(NoRoomException.class).isThrownBy(() -> counting.allocate(least));
    assertThat(collections).isEqualTo(3);
    assertThat(all).hasSize(2);
  }

  @Test
  void anAnswerWithoutRoomIsRefusedAndMayBeAskedForLater() throws IOException {
    held = room.allocate(AnswerRoom.MOST);
    var answer = new WholeAnswer(200, 100_000, new Buffer(), room, 200_000);

    assertThatExceptionOfType(NoRoomException.class)
        .isThrownBy(answer::next)
        .satisfies(
            refusal ->
                assertThat(GatewayFailures.interrupted(refusal).failure().code())
                    .isEqualTo(FailureCode.BUSY));
  }
}
